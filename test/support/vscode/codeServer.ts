import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../freePort';
import { GuardedProcess } from '../guardedProcess';
import { runProgram } from '../runProgram';
import { waitFor } from '../waitFor';
import type { VsCodeInstall } from './installVsCode';

/** What a VS Code server is started with. */
export interface CodeServerOptions {
  install: VsCodeInstall;
  /** User settings, written before the start: some (the theme) do not apply later. */
  settings: Record<string, unknown>;
  /** Settings of scope `machine`: the extension host reads these from the server's own file. */
  machineSettings: Record<string, unknown>;
  /** VSIX files to install first. */
  vsix: string[];
  /** Honours development and test paths in the address, and hides notification toasts. */
  smokeTestDriver: boolean;
  /** Opens folders in Restricted Mode until they are trusted; else all are. */
  restricted?: boolean;
  /** Added to the environment that the extension host inherits. */
  env: NodeJS.ProcessEnv;
}

/** A running VS Code server with folders of its own. */
export interface CodeServer {
  /** `127.0.0.1:PORT`. */
  authority: string;
  /** The folder with its settings, logs and state. */
  userData: string;
  process: GuardedProcess;
  /** Everything it printed so far, the extension host's end included. */
  output(): string;
  /** Ends it and all that it started, and removes its folders. */
  stop(): Promise<void>;
}

/** Starts VS Code's server on a free port of 127.0.0.1 and waits until it answers. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  // Short, because sockets below it may have only 107 characters.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vsc-'));
  const at = (...names: string[]): string => path.join(folder, ...names);
  for (const name of ['data/User', 'data/Machine', 'extensions', 'tmp'])
    fs.mkdirSync(at(name), { recursive: true });
  fs.writeFileSync(at('data/User/settings.json'), JSON.stringify(options.settings, undefined, 2));
  fs.writeFileSync(at('data/Machine/settings.json'), JSON.stringify(options.machineSettings, undefined, 2));
  fs.writeFileSync(at('config.yaml'), 'auth: none\n');
  const env = serverEnvironment(folder, options.env);
  const { node, entry } = options.install;
  const common = [entry, '--config', at('config.yaml'), '--user-data-dir', at('data')];
  common.push('--extensions-dir', at('extensions'));
  for (const vsix of options.vsix) {
    await runProgram({ program: node, args: [...common, '--install-extension', vsix, '--force'] }, { env });
  }
  const authority = `127.0.0.1:${await freePort()}`;
  const flags = ['--auth', 'none', '--bind-addr', authority, '--disable-telemetry', '--disable-update-check'];
  flags.push('--disable-getting-started-override');
  if (options.restricted !== true) flags.push('--disable-workspace-trust');
  if (options.smokeTestDriver) flags.push('--vscode-option', 'enable-smoke-test-driver');
  const remove = (): void =>
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const logFile = at('server.log');
  const server = new GuardedProcess(
    { program: node, args: [...common, ...flags] },
    { logFile, env, group: true, cleanUp: remove },
  );
  const stop = async (): Promise<void> => {
    await server.stop();
    remove();
  };
  try {
    await untilHealthy(authority, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    authority,
    userData: at('data'),
    process: server,
    output: () => fs.readFileSync(logFile, 'utf8'),
    stop,
  };
}

function serverEnvironment(folder: string, own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    // No marketplace: tests talk to this machine only.
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    XDG_DATA_HOME: path.join(folder, 'share'),
    TMPDIR: path.join(folder, 'tmp'),
    ...own,
  };
  // Settings of the caller that the server would take for its own.
  const foreign = /^(PORT|PASSWORD|NODE_OPTIONS|NODE_TEST_CONTEXT|npm_.*|VSCODE_(?!TEST_).*)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}

async function untilHealthy(authority: string, server: GuardedProcess): Promise<void> {
  await waitFor('the VS Code server to answer', async () => {
    if (!server.running) return true;
    return (await fetch(`http://${authority}/healthz`)).ok;
  });
  if (!server.running) throw new Error(`The VS Code server ended: ${server.lastWords}`);
}
