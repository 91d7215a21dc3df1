// Makes a fresh clone ready: the right Node, and the packages of package-lock.json. Runs before anything is
// installed, so it needs Node alone. `node scripts/prepare.mjs` is what `npm test` runs first.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NODE = 20;

/** Says what is wrong and what helps, and ends this program with exit code 1. */
export function give(problem, remedy) {
  console.error(`\n✖ ${problem}\n  ${remedy}`);
  process.exit(1);
}

function packagesOf(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** The first package that is not installed as package-lock.json wants it; undefined when all are. */
function firstMissing() {
  const installed = packagesOf('node_modules/.package-lock.json');
  const wanted = Object.entries(packagesOf('package-lock.json')).filter(([name]) => name !== '');
  // What is for another operating system is left out of the installation.
  const found = wanted.find(([name, { version, optional }]) =>
    installed[name] === undefined ? !optional : installed[name].version !== version,
  );
  return found?.[0].replace(/^.*node_modules\//, '');
}

/** Runs npm: the one that runs us, or the one on the PATH. */
function npm(...args) {
  const own = process.env.npm_execpath ?? '';
  const [program, first] = /npm-cli\.c?js$/.test(own) ? [process.execPath, [own]] : ['npm', []];
  const shell = program === 'npm' && process.platform === 'win32';
  return spawnSync(program, [...first, ...args], { stdio: 'inherit', shell }).status === 0;
}

/** Checks Node, and installs what is missing. Goes to the project's folder. Ends the program on failure. */
export function prepare() {
  process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
  if (Number(process.versions.node.split('.')[0]) < NODE) {
    give(
      `Node.js ${process.versions.node} is too old.`,
      `Install Node.js ${NODE} or newer: https://nodejs.org`,
    );
  }
  const missing = firstMissing();
  if (missing === undefined) return;
  console.log(`● Installing the packages of package-lock.json (npm ci): ${missing} is missing or outdated`);
  if (!npm('ci')) {
    give(
      'npm ci failed; its own words are above.',
      'Check that this computer reaches the npm registry (npm ping), and its proxy settings (npm config list).',
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) prepare();
