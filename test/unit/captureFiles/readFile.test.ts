import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { readFile } from '../../../src/captureFiles/readFile';
import { runProgram } from '../../support/runProgram';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'read-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => path.join(folder, name);

test('an ordinary file is read, by a link too', async () => {
  fs.writeFileSync(at('a.arilog'), 'content');
  fs.symlinkSync(at('a.arilog'), at('link.arilog'));
  for (const name of ['a.arilog', 'link.arilog']) {
    const { size, bytes } = await readFile(at(name));
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    assert.deepEqual([size, Buffer.concat(pieces).toString()], [7, 'content']);
  }
});

test('a pipe, a device and a folder in a capture’s clothes are refused and not waited for', async () => {
  await runProgram({ program: 'mkfifo', args: [at('pipe.arilog')] });
  fs.symlinkSync('/dev/zero', at('endless.arilog'));
  fs.mkdirSync(at('folder.arilog'));
  await assert.rejects(readFile(at('pipe.arilog')), /no ordinary file/);
  await assert.rejects(readFile(at('endless.arilog')), /no ordinary file/);
  await assert.rejects(readFile(at('folder.arilog')), /a folder/);
});
