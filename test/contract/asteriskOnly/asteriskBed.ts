import { after, afterEach, before } from 'node:test';
import { asteriskServer, type AsteriskServer } from '../../support/server/asteriskServer';
import { destroyBridges } from '../../support/server/serverBasics';

/** The real Asterisk of a test file that needs what no simulator has: a process, a console, files. */
export interface AsteriskBed {
  /** Throws before the first test. */
  readonly server: AsteriskServer;
}

/**
 * Starts an Asterisk for the tests of the calling file, clears it of calls and bridges after each, and stops
 * it after the last.
 */
export function asteriskBed(): AsteriskBed {
  let server: AsteriskServer | undefined;
  before(async () => {
    server = await asteriskServer();
  });
  afterEach(async () => {
    // Without a pid, the test has stopped it.
    if (server?.asterisk.pid === undefined) return;
    await server.hangUpAll();
    await destroyBridges(server);
  });
  after(() => server?.stop());
  return {
    get server() {
      if (!server) throw new Error('The Asterisk of this file has not started');
      return server;
    },
  };
}
