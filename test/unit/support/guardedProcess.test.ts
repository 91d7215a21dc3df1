import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { isAlive } from '../../support/isAlive';
import { waitFor } from '../../support/waitFor';

const module = pathToFileURL(path.resolve('out/test/support/guardedProcess.js')).href;

/** A program that starts a guarded `sleep`, says its pid and then waits for its own end. */
function parentProgram(logFile: string): string {
  return `import { GuardedProcess } from ${JSON.stringify(module)};
const child = new GuardedProcess({ program: 'sleep', args: ['600'] }, { logFile: ${JSON.stringify(logFile)} });
console.log(child.pid);
setInterval(() => {}, 1000);`;
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
  const mayRun = signal !== 'SIGKILL' || process.platform === 'linux';
  test(
    `a guarded process ends with its parent (${signal})`,
    { skip: mayRun ? false : 'needs Linux' },
    async (t) => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guard-'));
      t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
      const program = parentProgram(path.join(folder, 'log'));
      const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let printed = '';
      parent.stdout.on('data', (text: Buffer) => (printed += text.toString()));
      const pid = await waitFor('the pid of the child', () => Number(printed) || undefined);
      assert.ok(isAlive(pid));
      parent.kill(signal);
      await waitFor('the child to end', () => !isAlive(pid), { timeoutMs: 5_000 });
    },
  );
}
