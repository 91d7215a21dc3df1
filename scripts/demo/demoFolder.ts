import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder of the demo's own. */
export interface DemoFolder {
  /** What VS Code opens: a folder with a README that says what to try. */
  readonly workspace: string;
  /** Path of a file or folder beside the workspace. */
  at(name: string): string;
  remove(): void;
}

/** Makes the demo's folder, in short paths: sockets below it may have only 107 characters. */
export function makeDemoFolder(): DemoFolder {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ari-'));
  const at = (name: string): string => path.join(folder, name);
  const workspace = at('demo');
  fs.mkdirSync(workspace);
  fs.copyFileSync('docs/demo.md', path.join(workspace, 'README.md'));
  const remove = (): void =>
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  return { workspace, at, remove };
}
