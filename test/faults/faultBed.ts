import path from 'node:path';
import { after, afterEach, before } from 'node:test';
import { asteriskServer, type AsteriskServer } from '../support/server/asteriskServer';
import { startBareReader, type BareReader } from '../support/storm/startBareReader';
import { STORM_DIALPLAN } from '../support/storm/stormDialplan';

/** The real Asterisk of a file of fault tests, with a dialplan that can storm. */
export interface FaultBed {
  /** Throws before the first test. */
  readonly server: AsteriskServer;
  /** A bare reader of everything; it ends with the test. */
  bareReader(): Promise<BareReader>;
}

/** The program that reads beside us: built next to the test files. */
function bareProgram(): string {
  return path.join(path.dirname(process.argv[1] ?? ''), 'bareReader.js');
}

/** Starts an Asterisk for the tests of the calling file, and stops it after the last. */
export function faultBed(): FaultBed {
  let server: AsteriskServer | undefined;
  const readers: BareReader[] = [];
  const started = (): AsteriskServer => {
    if (!server) throw new Error('The Asterisk of this file has not started');
    return server;
  };
  before(async () => {
    server = await asteriskServer({ extraDialplan: STORM_DIALPLAN });
  });
  afterEach(async () => {
    for (const reader of readers.splice(0)) reader.stop();
    if (server?.asterisk.pid !== undefined) await server.hangUpAll();
  });
  after(() => server?.stop());
  return {
    get server() {
      return started();
    },
    bareReader: async () => {
      const reader = await startBareReader([bareProgram()], started());
      readers.push(reader);
      return reader;
    },
  };
}
