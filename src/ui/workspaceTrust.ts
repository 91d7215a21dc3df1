import { commands, workspace } from 'vscode';
import { AriError } from '../ari/ariError';
import { showWarning } from './messages';

/** True in a trusted workspace; otherwise says that `what` needs one, with the way to it. */
export function isTrustedFor(what: string): boolean {
  if (workspace.isTrusted) return true;
  void showWarning(`${what}: in Restricted Mode ARI Workbench connects to nothing.`, {
    title: 'Manage Workspace Trust',
    run: () => commands.executeCommand('workbench.trust.manage'),
  });
  return false;
}

/**
 * Makes a loader that rejects with an AriError `restricted` while the workspace is not trusted: code that
 * opens connections and ports is not even loaded then, whoever asks for it.
 */
export function onlyTrusted<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    if (workspace.isTrusted) return load();
    throw new AriError({
      code: 'restricted',
      operation: 'connect',
      message: 'The workspace is in Restricted Mode.',
      hint: 'Trust it (Manage Workspace Trust) to connect. Nothing was sent.',
    });
  };
}
