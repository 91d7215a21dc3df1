import fs from 'node:fs';
import path from 'node:path';
import type { Suite } from './suites';

/** The built test files of a suite, in a stable order; prints which folders it leaves out and why. */
export function testFiles({ name: suite, folder = suite, leavesOut = [], only }: Suite): string[] {
  const root = path.resolve('out/test', folder);
  if (!fs.existsSync(root)) return [];
  for (const left of leavesOut) console.log(`without ${folder}/${left.folder}, which ${left.because}`);
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js'))
    .filter((name) => !leavesOut.some((left) => name.startsWith(left.folder + path.sep)))
    .filter((name) => only?.includes(name.slice(0, -'.test.js'.length).replaceAll(path.sep, '/')) ?? true)
    .sort()
    .map((name) => path.join(root, name));
}
