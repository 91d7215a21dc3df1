import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { findDesktop } from '../../../scripts/demo/findDesktop';
import { desktopArguments, openDesktop } from '../../../scripts/demo/openDesktop';
import { isAlive } from '../../support/isAlive';
import { waitFor } from '../../support/waitFor';

const find = (name: string): string => `/bin/${name}`;

test('the desktop is taken where it can show a window, and otherwise it is said why not', () => {
  const cases: [Parameters<typeof findDesktop>[0], string][] = [
    [{ platform: 'linux', env: { DISPLAY: ':0' }, find }, '/bin/code'],
    [{ platform: 'linux', env: { WAYLAND_DISPLAY: 'w' }, find }, '/bin/code'],
    [{ platform: 'darwin', env: {}, find }, '/bin/code'],
    [{ platform: 'win32', env: {}, find }, '/bin/code.cmd'],
    [{ platform: 'linux', env: {}, find }, 'there is no display'],
    [{ platform: 'darwin', env: { SSH_CONNECTION: 'x' }, find }, 'there is no display'],
    [{ platform: 'linux', env: { DISPLAY: ':0' }, find: () => undefined }, 'there is no `code` on the PATH'],
    [
      { platform: 'linux', env: { DISPLAY: ':0', VSCODE_IPC_HOOK_CLI: '/s' }, find },
      'this is a terminal of a remote VS Code',
    ],
  ];
  for (const [surroundings, expected] of cases) {
    const desktop = findDesktop(surroundings);
    assert.equal(desktop.kind === 'found' ? desktop.program : desktop.reason, expected);
  }
});

/** A `code` that leaves its window to another process, as the real one does, and waits for it. */
const FAKE_CODE = `#!${process.execPath}
const fs = require('node:fs');
const { spawn } = require('node:child_process');
const data = process.argv.find((arg) => arg.startsWith('--user-data-dir=')).split('=')[1];
fs.writeFileSync(data + '/arguments.json', JSON.stringify(process.argv.slice(2)));
const main = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
fs.writeFileSync(data + '/code.lock', String(main.pid));
main.on('exit', () => process.exit(0));
`;

test('the desktop gets folders of its own and the settings, and its window ends with the demo', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'desktop-'));
  const at = (name: string): string => path.join(folder, name);
  const program = at('code');
  fs.writeFileSync(program, FAKE_CODE, { mode: 0o755 });
  const abort = new AbortController();
  const demo = { workspace: at('demo'), at, remove: () => undefined };
  try {
    const open = openDesktop({ program, folder: demo, callsPerMinute: 12, signal: abort.signal });
    const pid = await waitFor(
      'the window',
      () => Number(fs.readFileSync(at('data/code.lock'), 'utf8')) || undefined,
    );
    const args = JSON.parse(fs.readFileSync(at('data/arguments.json'), 'utf8')) as string[];
    assert.deepEqual(args, desktopArguments(demo, process.getuid?.() === 0));
    assert.ok(
      args.includes(`--user-data-dir=${at('data')}`) && args.includes(`--extensions-dir=${at('extensions')}`),
    );
    assert.equal(args.at(-1), demo.workspace);
    const settings = fs.readFileSync(at('data/User/settings.json'), 'utf8');
    assert.match(settings, /"ariWorkbench\.simulator\.startWithWindow": 12/);
    assert.equal(isAlive(pid), true);
    abort.abort();
    await open;
    await waitFor('the end of the window', () => !isAlive(pid));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
