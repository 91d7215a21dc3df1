import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';

interface LockedPackage {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

function lockedPackages(): [string, LockedPackage][] {
  const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.entries(packages).filter(([name]) => name !== '');
}

test('every locked package carries the checksum of what was looked at', () => {
  const unchecked = lockedPackages().filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
  assert.deepEqual(unchecked, []);
});

test('the lock file names no server: whose registry it is, is the computer’s matter', () => {
  const named = lockedPackages().filter(([, { resolved }]) => resolved !== undefined);
  assert.deepEqual(named, []);
});

test('no package runs a script when it is installed', () => {
  assert.match(fs.readFileSync('.npmrc', 'utf8'), /^ignore-scripts=true$/m);
  // Those that would: esbuild and vsce-sign fetch a program that npm installs or nobody needs, keytar is unused.
  const would = lockedPackages().filter(([, { hasInstallScript }]) => hasInstallScript === true);
  assert.deepEqual(
    would.map(([name]) => name),
    ['node_modules/@vscode/vsce-sign', 'node_modules/esbuild', 'node_modules/keytar'],
  );
});

test('what is shipped is bundled: the extension has no run-time dependencies', () => {
  const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
    dependencies?: object;
    optionalDependencies?: object;
  };
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.optionalDependencies, undefined);
});
