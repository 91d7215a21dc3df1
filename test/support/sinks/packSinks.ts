import { build } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { runProgram } from '../runProgram';

/** Packs the extension that shows texts in every sink into a VSIX in `folder`; answers the file. */
export async function packSinks(folder: string): Promise<string> {
  await build({
    entryPoints: ['test/support/sinks/extension.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    outfile: path.join(folder, 'extension.js'),
    logLevel: 'error',
  });
  const manifest = {
    name: 'ari-sinks',
    publisher: 'ari-tests',
    version: '1.0.0',
    engines: { vscode: '^1.101.0' },
    main: './extension.js',
    activationEvents: ['onStartupFinished'],
    contributes: {
      viewsContainers: { activitybar: [{ id: 'ariSinks', title: 'Sinks', icon: '$(bug)' }] },
      views: { ariSinks: [{ id: 'ariSinks.tree', name: 'Hostile Texts' }] },
    },
  };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(folder, 'README.md'), 'An extension of the tests.\n');
  const file = path.join(folder, 'sinks.vsix');
  const vsce = path.resolve('node_modules/@vscode/vsce/vsce');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license'];
  await runProgram(
    { program: process.execPath, args: [vsce, 'package', ...flags, '--out', file] },
    { timeoutMs: 60_000, cwd: folder },
  );
  return file;
}
