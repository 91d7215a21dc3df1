import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findProgram } from '../findProgram';
import { runProgram } from '../runProgram';
import { Unavailable } from '../unavailable';
import type { AsteriskInstall } from './asteriskInstall';

/** The Asterisk on the PATH. Throws {@link Unavailable} when there is none or it is older than 22. */
export async function pathInstall(): Promise<AsteriskInstall> {
  const asterisk = findProgram('asterisk');
  if (asterisk === undefined) throw new Unavailable('no asterisk on the PATH', 'install Asterisk 22');
  const version = (await runProgram({ program: asterisk, args: ['-V'] })).trim();
  if (Number(/(\d+)\./.exec(version)?.[1] ?? 0) < 22) {
    throw new Unavailable(`${asterisk} is ${version}`, 'install Asterisk 22 or later');
  }
  return {
    description: `${version}, ${asterisk}`,
    bindAddress: '127.0.0.1',
    prepare: () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ari-'));
      const source = ['/etc/asterisk', '/usr/local/etc/asterisk'].find((candidate) =>
        fs.existsSync(candidate),
      );
      if (source) fs.cpSync(source, path.join(folder, 'etc'), { recursive: true });
      else fs.mkdirSync(path.join(folder, 'etc'));
      return Promise.resolve({
        folder,
        insideFolder: folder,
        server: (args) => ({ program: asterisk, args }),
        beside: (program, args) => ({ program: findProgram(program) ?? program, args }),
      });
    },
  };
}
