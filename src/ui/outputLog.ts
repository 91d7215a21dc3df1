import { window } from 'vscode';
import { displayText } from '../shared/displayText';

/** The extension's log, which VS Code shows as an output channel and keeps in a file. */
export interface OutputLog {
  /** Notes what went wrong in a minor way. Untrusted text, a line of it; never a secret. */
  warn(text: string): void;
  /** Notes what failed. Untrusted text, a line of it; never a secret. */
  error(text: string): void;
  /** Closes it. */
  dispose(): void;
}

/** Opens the log. What a terminal would obey is made visible: somebody may look at the file in one. */
export function openOutputLog(): OutputLog {
  const channel = window.createOutputChannel('ARI Workbench', { log: true });
  return {
    warn: (text) => channel.warn(displayText(text)),
    error: (text) => channel.error(displayText(text)),
    dispose: () => {
      channel.dispose();
    },
  };
}
