import { CancellationTokenSource, type CancellationToken } from 'vscode';

/**
 * A signal that nobody aborts, for what only its own user ends. A new one each time: listeners on a shared
 * one would never go.
 */
export function neverAborted(): AbortSignal {
  return new AbortController().signal;
}

/** A VS Code token that is cancelled with `signal`: a prompt closes when the one who asked gives up. */
export function tokenOf(signal: AbortSignal): CancellationToken {
  const source = new CancellationTokenSource();
  if (signal.aborted) source.cancel();
  else signal.addEventListener('abort', () => source.cancel(), { once: true });
  return source.token;
}
