import { after, afterEach, before } from 'node:test';
import { destroyBridges } from '../support/server/serverBasics';
import type { ServerUnderTest } from '../support/server/serverUnderTest';
import { startServer } from '../support/server/startServer';

/** The server of a contract test's file; there from the file's first test to its last. */
export interface ContractBed {
  /** The real Asterisk or the simulator, as the run was told. Throws before the first test. */
  readonly server: ServerUnderTest;
}

/**
 * Starts the server under test for the tests of the calling file, clears it of calls and bridges after each,
 * and stops it after the last.
 */
export function contractBed(): ContractBed {
  let server: ServerUnderTest | undefined;
  before(async () => {
    server = await startServer();
  });
  afterEach(async () => {
    await server?.hangUpAll();
    if (server) await destroyBridges(server);
  });
  after(() => server?.stop());
  return {
    get server() {
      if (!server) throw new Error('The server of this file has not started');
      return server;
    },
  };
}
