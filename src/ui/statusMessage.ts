import { window } from 'vscode';
import { displayShort } from '../shared/displayText';

/** More would push everything else out of the status bar. */
const LONGEST = 160;

/** Shows untrusted text in the status bar for some ms. */
export function showStatusMessage(text: string, forMs: number): void {
  window.setStatusBarMessage(displayShort(text, LONGEST), forMs);
}
