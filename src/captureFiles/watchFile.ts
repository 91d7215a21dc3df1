import { RelativePattern, Uri, workspace, type Disposable } from 'vscode';

/** Calls `changed` when the file at `uri` was written anew, and not again before that has settled. */
export function watchFile(uri: Uri, changed: () => unknown): Disposable {
  // Its name may hold what a pattern takes for a wildcard, so all of its folder is watched.
  const pattern = new RelativePattern(Uri.joinPath(uri, '..'), '*');
  const watcher = workspace.createFileSystemWatcher(pattern, false, false, true);
  let telling = false;
  const tell = (at: Uri): void => {
    if (telling || at.toString() !== uri.toString()) return;
    telling = true;
    void Promise.resolve(changed()).finally(() => (telling = false));
  };
  watcher.onDidChange(tell);
  watcher.onDidCreate(tell);
  return watcher;
}
