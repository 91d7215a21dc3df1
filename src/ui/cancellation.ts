import { CancellationTokenSource, type CancellationToken } from 'vscode';

/** A VS Code token that is cancelled with `signal`: a prompt closes when the one who asked gives up. */
export function tokenOf(signal: AbortSignal): CancellationToken {
  const source = new CancellationTokenSource();
  if (signal.aborted) source.cancel();
  else signal.addEventListener('abort', () => source.cancel(), { once: true });
  return source.token;
}
