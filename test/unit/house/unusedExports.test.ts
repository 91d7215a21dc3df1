import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';

test('nothing is exported, and no dependency listed, that nobody uses', () => {
  const knip = path.resolve('node_modules/knip/bin/knip.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [knip, '--no-progress'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout + stderr);
});
