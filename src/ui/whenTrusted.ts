import type { Disposable, workspace } from 'vscode';

/** Runs `run` at once in a trusted workspace, otherwise when trust is granted; never in Restricted Mode. */
export function whenTrusted(
  { isTrusted, onDidGrantWorkspaceTrust }: Pick<typeof workspace, 'isTrusted' | 'onDidGrantWorkspaceTrust'>,
  run: () => void,
): Pick<Disposable, 'dispose'> {
  if (!isTrusted) return onDidGrantWorkspaceTrust(run);
  run();
  return { dispose: () => undefined };
}
