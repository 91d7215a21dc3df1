import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before } from 'node:test';
import type { RealAsterisk } from '../asterisk/realAsterisk';
import { startAsterisk, type AsteriskOptions } from '../asterisk/startAsterisk';

/** What every journey needs; there from the file's first test to its last. */
export interface JourneyBed {
  /** An empty folder to open in VS Code. */
  readonly folder: string;
  /** The file's own Asterisk. Throws before the first test. */
  readonly asterisk: RealAsterisk;
}

/**
 * Starts an Asterisk for the tests of the calling file, and stops it after the last. `prepare` runs once
 * it stands; a `before` of the file's own might run sooner.
 */
export function journeyBed(
  options: AsteriskOptions = {},
  prepare: (asterisk: RealAsterisk) => Promise<void> = () => Promise.resolve(),
): JourneyBed {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ws-'));
  let asterisk: RealAsterisk | undefined;
  before(async () => {
    asterisk = await startAsterisk(options);
    await prepare(asterisk);
  });
  after(async () => {
    await asterisk?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    get asterisk() {
      if (!asterisk) throw new Error('The Asterisk of this file has not started');
      return asterisk;
    },
  };
}
