import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findProgram } from '../findProgram';
import { runProgram } from '../runProgram';
import { Unavailable } from '../unavailable';
import type { AsteriskInstall, AsteriskRun } from './asteriskInstall';

/**
 * The container image named by `ARI_TEST_ASTERISK_IMAGE`, run by docker.
 * Throws {@link Unavailable} when none is named or docker does not answer.
 */
export async function containerInstall(): Promise<AsteriskInstall> {
  const image = process.env.ARI_TEST_ASTERISK_IMAGE;
  if (!image) {
    throw new Unavailable(
      'no container image is named',
      'set ARI_TEST_ASTERISK_IMAGE to an image of Asterisk 22',
    );
  }
  const docker = findProgram('docker');
  if (docker === undefined) throw new Unavailable('no docker on the PATH', 'install docker');
  await runProgram({ program: docker, args: ['version'] }, { timeoutMs: 10_000 }).catch((error: unknown) => {
    throw new Unavailable(`docker does not answer (${String(error)})`, 'start the docker service');
  });
  return {
    description: `container image ${image}`,
    // Docker forwards from 127.0.0.1 of this machine to the container's own address.
    bindAddress: '0.0.0.0',
    prepare: () => prepareRun(docker, image),
  };
}

async function prepareRun(docker: string, image: string): Promise<AsteriskRun> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ari-'));
  fs.chmodSync(folder, 0o755);
  const name = `ari-test-${randomUUID()}`;
  const created = (
    await runProgram({ program: docker, args: ['create', image] }, { timeoutMs: 300_000 })
  ).trim();
  await runProgram({ program: docker, args: ['cp', `${created}:/etc/asterisk`, path.join(folder, 'etc')] });
  await runProgram({ program: docker, args: ['rm', created] });
  return {
    folder,
    insideFolder: folder,
    server: (args, ports) => ({
      program: docker,
      args: [
        ...['run', '--rm', '--name', name, '--user', '0', '--entrypoint', 'asterisk'],
        ...['--volume', `${folder}:${folder}`],
        ...ports.flatMap((port) =>
          ['tcp', 'udp'].flatMap((kind) => ['-p', `127.0.0.1:${port}:${port}/${kind}`]),
        ),
        ...[image, ...args],
      ],
    }),
    beside: (program, args) => ({ program: docker, args: ['exec', name, program, ...args] }),
    killCommand: { program: docker, args: ['kill', name] },
  };
}
