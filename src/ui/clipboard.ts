import { env } from 'vscode';
import { visibleText } from '../shared/displayText';

// Pasted into a terminal, these are orders, and one of them ends the protection that terminals have against it.
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const ORDERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Puts untrusted text into the clipboard as it is, but for control characters: those become visible signs. */
export async function copyText(text: string): Promise<void> {
  await env.clipboard.writeText(text.replace(ORDERS, visibleText));
}

/** As {@link copyText}, a line each: a line break in one of them does not make two. */
export async function copyLines(lines: readonly string[]): Promise<void> {
  await copyText(lines.map((line) => line.replace(/[\r\n\u2028\u2029]/g, visibleText)).join('\n'));
}
