import * as vscode from 'vscode';
import { displayText } from '../shared/displayText';

/** How long something may take before it is worth a word, ms. */
const PATIENCE_MS = 600;

/**
 * Runs `task`; when it takes longer than a moment, shows that it does, with a Cancel button that aborts
 * the task's signal. Rejects as the task does.
 */
export async function withProgress<T>(
  title: string,
  task: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  let message = '';
  let tell = (text: string): void => {
    message = text;
  };
  const running = task(abort.signal, (text) => tell(displayText(text)));
  const timer = setTimeout(() => {
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: displayText(title),
      cancellable: true,
    };
    void vscode.window.withProgress(options, async (progress, token) => {
      tell = (text) => progress.report({ message: text });
      if (message !== '') tell(message);
      token.onCancellationRequested(() => abort.abort());
      // What went wrong is told by who waits for the task itself.
      await running.catch(() => undefined);
    });
  }, PATIENCE_MS);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
  }
}

/** Runs `task` with a word in the status bar; it has a time limit of its own. Rejects as the task does. */
export async function withWindowProgress<T>(title: string, task: () => Promise<T>): Promise<T> {
  const options = { location: vscode.ProgressLocation.Window, title: displayText(title), cancellable: false };
  return vscode.window.withProgress(options, task);
}
