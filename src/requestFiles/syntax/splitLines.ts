import type { Span } from './requestFile';

/** One line without its end. */
export interface Line extends Span {
  readonly text: string;
}

/** Cuts a text into lines, however they end. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { 0: ending, index } of text.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ start, end: index, text: text.slice(start, index) });
    start = index + ending.length;
  }
  lines.push({ start, end: text.length, text: text.slice(start) });
  return lines;
}

/** The part of a line without the white space around it. */
export function trimmed({ start, text }: Line): Line {
  const inner = text.trim();
  const from = start + text.length - text.trimStart().length;
  return { start: from, end: from + inner.length, text: inner };
}
