import { isFields, type Fields } from '../../shared/fields';
import type { Span, Template } from '../syntax/requestFile';
import { bodyValue, fillBody, standIn } from './fillBody';
import type { RequestProblem } from './problem';
import type { Lookup, Scope } from './scope';

/** What a body says, as far as it can be told now. */
export interface ReadBody {
  /** The text to send; undefined where something in it comes only with sending, or is wrong. */
  readonly text: string | undefined;
  /** The fields at its root; what those in {@link later} will hold is not known. */
  readonly fields: Fields;
  readonly later: ReadonlySet<string>;
  readonly problems: readonly RequestProblem[];
}

/** Asterisk answers 413 to a longer body, in bytes. */
const LONGEST = 40 * 1024;

/** Stands where a value comes later. Nobody writes it: it is for private use. */
const MARK = '\u{f0000}later\u{f0000}';

function syntaxProblem(template: Template, text: string, error: unknown): RequestProblem {
  const message = error instanceof Error ? error.message : String(error);
  // The parser tells the place in most cases; Node's versions agree on these words only.
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  const at = template.start + (position === undefined ? text.length : Number(position));
  const start = Math.max(template.start, Math.min(at, template.end - 1));
  const what = message.replace(/,? ?(?:in JSON|"|\.\.\.).*$/s, '');
  return { start, end: template.end, severity: 'error', message: `The body is not JSON: ${what}.` };
}

function parse(text: string): { readonly value: unknown } | { readonly error: unknown } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error };
  }
}

/** Reads a body: the references' problems, its JSON, and the fields at its root. */
export function readBody(template: Template, scope: Scope): ReadBody {
  const lookups = new Map<unknown, Lookup>();
  const problems: RequestProblem[] = [];
  for (const part of template.parts) {
    if (part.kind === 'text') continue;
    const found = scope(part);
    lookups.set(part, found);
    const { start, end } = part;
    if (found.kind === 'none') problems.push({ start, end, severity: 'error', message: found.message });
  }
  const nothing = { text: undefined, fields: {}, later: new Set<string>() };
  // For the syntax every character stays in its place.
  const inPlace = fillBody(template, standIn);
  const syntax = parse(inPlace);
  if ('error' in syntax)
    return { ...nothing, problems: [...problems, syntaxProblem(template, inPlace, syntax.error)] };
  let length = 0;
  const text = fillBody(template, (reference, inString) => {
    const found = lookups.get(reference);
    // What is too long is told below; put together, it might be longer than a text can be.
    if (found?.kind === 'value' && length <= LONGEST) {
      const value = bodyValue(found, inString);
      length += value.length;
      return value;
    }
    return inString ? MARK : JSON.stringify(MARK);
  });
  if (length > LONGEST || Buffer.byteLength(text) > LONGEST) {
    const { start, end } = template;
    const message = 'The body is longer than the 40 KB that Asterisk takes.';
    return { ...nothing, problems: [...problems, { start, end, severity: 'error', message }] };
  }
  const filled = parse(text);
  if (!('value' in filled) || !isFields(filled.value)) {
    const message = 'The body is an object, such as {"variables": {"NAME": "value"}}.';
    const { start, end } = template;
    return { ...nothing, problems: [...problems, { start, end, severity: 'error', message }] };
  }
  const fields = filled.value;
  const isKnown = [...lookups.values()].every(({ kind }) => kind === 'value');
  if (isKnown) return { text, fields, later: new Set(), problems };
  const later = Object.keys(fields).filter((name) => JSON.stringify([name, fields[name]]).includes(MARK));
  return { text: undefined, fields, later: new Set(later), problems };
}

/** Where `"name"` stands in a body as written; the whole body when it is not to be found. */
export function spanOfField(body: Template, name: string): Span {
  const written = JSON.stringify(name);
  for (const part of body.parts) {
    const at = part.kind === 'text' ? part.text.indexOf(written) : -1;
    if (at >= 0) return { start: part.start + at, end: part.start + at + written.length };
  }
  return { start: body.start, end: body.end };
}
