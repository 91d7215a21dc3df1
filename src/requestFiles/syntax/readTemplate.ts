import { readReference } from './readReference';
import type { PlainText, Reference, Span, SyntaxProblem, Template } from './requestFile';

/** Where a template's text comes from and where its problems go. */
export interface TemplateSource {
  /** The file, or the part of it that begins at {@link offset}. */
  readonly text: string;
  readonly offset?: number;
  readonly problem: (problem: SyntaxProblem) => void;
}

/** Percent escapes as people paste them. `%` that begins none stands for itself. */
const ESCAPES = /(?:%[0-9a-f]{2})+/gi;

function decoded(text: string, start: number, source: TemplateSource): string {
  return text.replace(ESCAPES, (escapes: string, at: number) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      const span = { start: start + at, end: start + at + escapes.length };
      source.problem({ ...span, message: `${escapes} is no UTF-8. Write the characters as they are.` });
      return escapes;
    }
  });
}

/** A `{{…}}`, or a `{{` that is not closed on its line. */
interface Braces extends Span {
  readonly isClosed: boolean;
}

/**
 * The braces of a text, in one walk however many there are: what is found once is not looked for again. Of those that
 * are not closed only the first of a line counts.
 */
function bracesOf(text: string): readonly Braces[] {
  const found: Braces[] = [];
  let close = -1;
  let line = -1;
  let at = text.indexOf('{{');
  while (at >= 0) {
    if (close < at + 2) close = text.indexOf('}}', at + 2);
    if (close < 0) close = Infinity;
    if (line < at) line = at + endOfLine(text, at);
    if (close + 2 <= line) {
      found.push({ start: at, end: close + 2, isClosed: true });
      at = text.indexOf('{{', close + 2);
    } else {
      found.push({ start: at, end: at + 2, isClosed: false });
      at = text.indexOf('{{', line);
    }
  }
  return found;
}

function endOfLine(text: string, from: number): number {
  const rest = text.slice(from);
  const found = rest.search(/[\r\n]/);
  return found < 0 ? rest.length : found;
}

/**
 * Reads text with `{{…}}` in it from `start` to before `end`. In an `address` percent escapes are decoded: what is
 * sent is encoded again, so that both spellings of a character mean the same.
 */
export function readTemplate(
  source: TemplateSource,
  start: number,
  end: number,
  kind: 'address' | 'verbatim',
): Template {
  const { offset = 0 } = source;
  const text = source.text.slice(start - offset, end - offset);
  const parts: (PlainText | Reference)[] = [];
  const take = (from: number, to: number): void => {
    if (from === to) return;
    const written = text.slice(from, to);
    const plain = kind === 'address' ? decoded(written, start + from, source) : written;
    parts.push({ kind: 'text', text: plain, start: start + from, end: start + to });
  };
  let from = 0;
  for (const { start: open, end: after, isClosed } of bracesOf(text)) {
    const span = { start: start + open, end: start + after };
    if (!isClosed) {
      const message =
        '{{ is not closed on this line. Write }}, or %7B%7B (in a body \\u007b{) for the braces.';
      source.problem({ ...span, message });
      continue;
    }
    const reference = readReference(text.slice(open + 2, after - 2), span);
    if (reference) {
      take(from, open);
      parts.push(reference);
      from = after;
    } else {
      const message = 'Between {{ and }} stands a name such as channel or call.id, $uuid, or ?Question.';
      source.problem({ ...span, message });
    }
  }
  take(from, text.length);
  return { parts, start, end };
}

/** The places of `separators` between `start` and `end` that are outside of `{{…}}`. */
export function outsideReferences(
  text: string,
  start: number,
  end: number,
  separators: string,
): readonly number[] {
  const region = text.slice(start, end);
  const closed = bracesOf(region).filter(({ isClosed }) => isClosed);
  const found: number[] = [];
  let next = 0;
  for (let at = 0; at < region.length; at += 1) {
    const braces = closed[next];
    if (braces?.start === at) {
      at = braces.end - 1;
      next += 1;
    } else if (separators.includes(region.charAt(at))) found.push(start + at);
  }
  return found;
}
