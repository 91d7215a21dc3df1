import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

interface Package {
  readonly version: string;
  readonly optional?: boolean;
}

const folders: string[] = [];
after(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

/** Runs the script in a project that wants and has these packages; its npm only notes what it is called with. */
function prepare(
  wanted: Readonly<Record<string, Package>>,
  installed: Readonly<Record<string, Package>> | undefined,
  npmExit = 0,
) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prepare-'));
  folders.push(folder);
  const write = (name: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  };
  write('scripts/prepare.mjs', fs.readFileSync('scripts/prepare.mjs', 'utf8'));
  write('package-lock.json', JSON.stringify({ packages: { '': { version: '0' }, ...wanted } }));
  if (installed) write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
  write(
    'npm-cli.js',
    `require('node:fs').writeFileSync('called.json', JSON.stringify(process.argv.slice(2)));
     process.exit(${String(npmExit)});`,
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, 'scripts/prepare.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: path.join(folder, 'npm-cli.js') },
  });
  const called = path.join(folder, 'called.json');
  const npm = fs.existsSync(called) ? (JSON.parse(fs.readFileSync(called, 'utf8')) as string[]) : undefined;
  return { status, output: stdout + stderr, npm };
}

const A = { 'node_modules/a': { version: '1.0.0' } };
const MAC_ONLY = { 'node_modules/a/node_modules/mac': { version: '2.0.0', optional: true } };

test('a fresh clone is installed, and it is said why', () => {
  const { status, output, npm } = prepare(A, undefined);
  assert.deepEqual([status, npm], [0, ['ci']]);
  assert.match(output, /npm ci.*: a is missing/);
});

test('what is installed as the lock file wants it is left alone, silently', () => {
  assert.deepEqual(prepare({ ...A, ...MAC_ONLY }, A), { status: 0, output: '', npm: undefined });
});

test('another version, or one package more than before, installs again', () => {
  assert.deepEqual(prepare(A, { 'node_modules/a': { version: '0.9.0' } }).npm, ['ci']);
  assert.deepEqual(prepare({ ...A, 'node_modules/b': { version: '1.0.0' } }, A).npm, ['ci']);
  const otherMac = { 'node_modules/a/node_modules/mac': { version: '1.0.0' } };
  assert.deepEqual(prepare({ ...A, ...MAC_ONLY }, { ...A, ...otherMac }).npm, ['ci']);
});

test('where npm fails, what helps is said, and the next step does not run', () => {
  const { status, output } = prepare(A, undefined, 7);
  assert.equal(status, 1);
  assert.match(output, /npm ci failed.*\n.*npm registry/);
});
