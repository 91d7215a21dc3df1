import fs from 'node:fs';
import path from 'node:path';

/** The built test files of a suite, in a stable order. */
export function testFiles(suite: string): string[] {
  const folder = path.resolve('out/test', suite);
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js'))
    .sort()
    .map((name) => path.join(folder, name));
}
