import { serveCall } from './application.js';
import { Ari } from './ari.js';
import { Calls } from './calls.js';
import { listen } from './events.js';
import { log, reasonOf } from './log.js';
import { readSettings } from './settings.js';

/** Milliseconds that calls may go on after Ctrl+C or a stop of the service. */
const GRACE = 10_000;

async function main(): Promise<void> {
  const settings = readSettings();
  const ari = new Ari(settings);
  const calls = new Calls(ari, settings.application, serveCall);
  const stop = new AbortController();

  const stopping = (signal: NodeJS.Signals): void => {
    log('info', 'stopping', { signal });
    // Who asks again wants it now: the second signal ends the program.
    process.off('SIGINT', stopping).off('SIGTERM', stopping);
    // Events are needed until the last call has ended.
    void calls.stop(GRACE).finally(() => stop.abort());
  };
  process.on('SIGINT', stopping).on('SIGTERM', stopping);

  const synchronise = (): void => {
    calls.synchronise().catch((error: unknown) => {
      log('warn', 'calls unknown', { reason: reasonOf(error) });
    });
  };
  try {
    await listen(settings, { connected: synchronise, event: (event) => calls.receive(event) }, stop.signal);
    log('info', 'stopped');
  } finally {
    await ari.close();
  }
}

main().catch((error: unknown) => {
  log('error', 'failed', { reason: reasonOf(error) });
  process.exitCode = 1;
});
