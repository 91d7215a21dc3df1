import { after, afterEach, before } from 'node:test';
import type { RealAsterisk } from '../support/asterisk/realAsterisk';
import { startAsterisk } from '../support/asterisk/startAsterisk';
import { waitFor } from '../support/waitFor';

/** The Asterisk of a contract test's file; there from the file's first test to its last. */
export interface ContractBed {
  /** Throws before the first test. */
  readonly asterisk: RealAsterisk;
}

async function listed(asterisk: RealAsterisk, path: string): Promise<readonly { readonly id: string }[]> {
  return (await asterisk.rest('GET', path)).body as { id: string }[];
}

/** Ends all calls and bridges. Asked again until it is so: a bridge is listed for a moment after its end. */
async function clear(asterisk: RealAsterisk): Promise<void> {
  await asterisk.cli('channel request hangup all');
  await waitFor('all channels to go', async () => (await listed(asterisk, '/channels')).length === 0);
  await waitFor('all bridges to go', async () => {
    const bridges = await listed(asterisk, '/bridges');
    for (const { id } of bridges) await asterisk.rest('DELETE', `/bridges/${id}`);
    return bridges.length === 0;
  });
}

/**
 * Starts an Asterisk for the tests of the calling file, clears it of calls and bridges after each, and
 * stops it after the last.
 */
export function contractBed(): ContractBed {
  let asterisk: RealAsterisk | undefined;
  before(async () => {
    asterisk = await startAsterisk();
  });
  afterEach(async () => {
    // Without a pid, the test has stopped it.
    if (asterisk?.pid !== undefined) await clear(asterisk);
  });
  after(() => asterisk?.stop());
  return {
    get asterisk() {
      if (!asterisk) throw new Error('The Asterisk of this file has not started');
      return asterisk;
    },
  };
}
