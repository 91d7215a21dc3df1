import fs from 'node:fs';
import path from 'node:path';
import { runProgram } from '../runProgram';

/**
 * Packs the built extension into `out/ari-workbench.vsix`, unless that is newer than all it is made of, and
 * returns the file. The build itself is `npm run build`. Throws when there is no build.
 */
export async function packageExtension(): Promise<string> {
  const file = path.resolve('out', 'ari-workbench.vsix');
  const newest = Math.max(...['dist', 'media', 'package.json', 'README.md'].flatMap(modificationTimes));
  if (fs.existsSync(file) && fs.statSync(file).mtimeMs > newest) return file;
  if (!fs.existsSync('dist/extension.js')) throw new Error('Nothing to package: run npm run build first');
  // Two journeys may pack at once: each into its own file, put in place by a rename.
  const temporary = `${file}.${process.pid}.vsix`;
  const vsce = path.resolve('node_modules/@vscode/vsce/vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    temporary,
  ];
  await runProgram({ program: process.execPath, args: [vsce, ...args] }, { timeoutMs: 120_000 });
  fs.renameSync(temporary, file);
  return file;
}

function modificationTimes(name: string): number[] {
  if (!fs.existsSync(name)) return [];
  if (!fs.statSync(name).isDirectory()) return [fs.statSync(name).mtimeMs];
  return fs.readdirSync(name).flatMap((child) => modificationTimes(path.join(name, child)));
}
