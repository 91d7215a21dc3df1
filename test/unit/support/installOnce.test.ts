import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { installOnce } from '../../support/installOnce';

function target(t: TestContext): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'once-'));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'cache', 'thing');
}

test('two at once install one time', async (t) => {
  const folder = target(t);
  let installs = 0;
  const install = (temporary: string): Promise<void> => {
    installs += 1;
    fs.writeFileSync(path.join(temporary, 'whole'), '');
    return Promise.resolve();
  };
  await Promise.all([installOnce(folder, install), installOnce(folder, install)]);
  assert.equal(installs, 1);
  assert.deepEqual(fs.readdirSync(folder), ['whole']);
  assert.deepEqual(fs.readdirSync(path.dirname(folder)), ['thing']);
});

test('a failed installation leaves nothing that looks whole, and can be repeated', async (t) => {
  const folder = target(t);
  await assert.rejects(
    installOnce(folder, (temporary) => {
      fs.writeFileSync(path.join(temporary, 'half'), '');
      return Promise.reject(new Error('no network'));
    }),
    /no network/,
  );
  assert.equal(fs.existsSync(folder), false);
  await installOnce(folder, () => Promise.resolve());
  assert.deepEqual(fs.readdirSync(folder), []);
});

test('the lock of a dead process does not hold up', async (t) => {
  const folder = target(t);
  fs.mkdirSync(path.dirname(folder));
  const { pid } = spawnSync(process.execPath, ['--version']);
  fs.writeFileSync(`${folder}.lock`, String(pid));
  await installOnce(folder, () => Promise.resolve());
  assert.ok(fs.existsSync(folder));
});
