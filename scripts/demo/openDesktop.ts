import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { workbenchSettings } from '../../test/support/vscode/workbenchSettings';
import type { DemoFolder } from './demoFolder';
import { demoSettings } from './demoSettings';

/** How the desktop's VS Code is opened for the demo. */
export interface DesktopOptions {
  readonly program: string;
  readonly folder: DemoFolder;
  readonly callsPerMinute: number;
  /** Closes the window. */
  readonly signal: AbortSignal;
}

/** What `code` is called with: folders of its own, so that the user's settings and extensions stay untouched. */
export function desktopArguments(folder: Pick<DemoFolder, 'at' | 'workspace'>, isRoot: boolean): string[] {
  return [
    '--wait',
    '--new-window',
    `--user-data-dir=${folder.at('data')}`,
    `--extensions-dir=${folder.at('extensions')}`,
    `--extensionDevelopmentPath=${process.cwd()}`,
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-updates',
    ...(isRoot ? ['--no-sandbox'] : []),
    folder.workspace,
  ];
}

/** Ends the VS Code of this demo. `code` leaves the window to another process, whose id stands in a file. */
function endWindow(userData: string): void {
  try {
    process.kill(Number(fs.readFileSync(path.join(userData, 'code.lock'), 'utf8')), 'SIGTERM');
  } catch {
    // It has ended already, or has not come so far.
  }
}

/** Opens the desktop's VS Code on the demo, and waits until its window is closed. Throws when it fails. */
export async function openDesktop(options: DesktopOptions): Promise<void> {
  const { program, folder, callsPerMinute, signal } = options;
  const userData = folder.at('data');
  fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
  const settings = workbenchSettings('Dark Modern', demoSettings(callsPerMinute));
  fs.writeFileSync(path.join(userData, 'User', 'settings.json'), JSON.stringify(settings, undefined, 2));
  const args = desktopArguments(folder, process.getuid?.() === 0);
  const isWindows = process.platform === 'win32';
  const quoted = isWindows ? args.map((arg) => `"${arg}"`) : args;
  const code = spawn(isWindows ? `"${program}"` : program, quoted, { stdio: 'inherit', shell: isWindows });
  const end = (): void => {
    endWindow(userData);
    code.kill();
  };
  signal.addEventListener('abort', end, { once: true });
  const [exitCode] = (await once(code, 'exit')) as [number | null];
  signal.removeEventListener('abort', end);
  if (exitCode !== 0 && !signal.aborted) throw new Error(`${program} ended with code ${String(exitCode)}`);
}
