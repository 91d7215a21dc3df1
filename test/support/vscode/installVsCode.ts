import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../cacheFolder';
import { findProgram } from '../findProgram';
import { installOnce } from '../installOnce';
import { runProgram } from '../runProgram';
import { Unavailable } from '../unavailable';
import { LOGGER_STAND_IN, WATCHDOG_STAND_IN } from './nativeStandIns';

/** Exact versions: code-server 4.139.1 is VS Code 1.139, which wants the Node of the second pin. */
const CODE_SERVER = '4.139.1';
const NODE = '24.21.0';
/** Milliseconds; about 15 s are usual. */
const INSTALL_TIMEOUT = 480_000;

/** A real VS Code that serves its workbench to a browser. */
export interface VsCodeInstall {
  /** For the reader of the test's output. */
  description: string;
  /** The program to run and its first argument. */
  node: string;
  entry: string;
}

/**
 * Finds VS Code in the cache, or installs it there from npm packages. They are no devDependencies because
 * they weigh 600 MB. Throws {@link Unavailable} when npm cannot install them.
 */
export async function installVsCode(): Promise<VsCodeInstall> {
  const platform = `node-${process.platform}-${process.arch}`;
  const folder = path.join(cacheFolder(), `vscode-${CODE_SERVER}-${platform}`);
  await installOnce(folder, (temporary) => install(temporary, platform)).catch((error: unknown) => {
    throw new Unavailable(
      `VS Code could not be installed (${String(error)})`,
      'check that npm can download packages',
    );
  });
  return {
    description: `VS Code 1.139 (code-server ${CODE_SERVER}) in ${folder}`,
    node: path.join(folder, 'node_modules', platform, 'bin', 'node'),
    entry: path.join(folder, 'node_modules/code-server/out/node/entry.js'),
  };
}

async function install(folder: string, platform: string): Promise<void> {
  fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  await npmInstall(folder, [`code-server@${CODE_SERVER}`, `${platform}@${NODE}`]);
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  await npmInstall(vscode, ['--omit=dev']);
  const modules = path.join(vscode, 'node_modules');
  // Without install scripts these two have no compiled part.
  fs.writeFileSync(path.join(modules, '@vscode/native-watchdog/index.js'), WATCHDOG_STAND_IN);
  fs.writeFileSync(path.join(modules, '@vscode/spdlog/index.js'), LOGGER_STAND_IN);
  // Large, started with every window, and of no use here.
  for (const unused of ['extensions/copilot', 'extensions/mermaid-markdown-features']) {
    fs.rmSync(path.join(vscode, unused), { recursive: true, force: true });
  }
  for (const unused of ['@github/copilot-sdk-linux-x64', '@microsoft/mxc-sdk/bin']) {
    fs.rmSync(path.join(modules, unused), { recursive: true, force: true });
  }
}

async function npmInstall(cwd: string, args: string[]): Promise<void> {
  const npm = findProgram('npm');
  if (npm === undefined) throw new Error('no npm on the PATH');
  const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await runProgram(
    { program: npm, args: ['install', ...quiet, ...args] },
    { cwd, env: environmentForNpm(), timeoutMs: INSTALL_TIMEOUT },
  );
}

/** `npm test` passes its own settings down (this project's folder above all); only where to find packages is kept. */
function environmentForNpm(): NodeJS.ProcessEnv {
  const kept = /^npm_config_(registry|cache|userconfig|globalconfig)$/i;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)),
  );
}
