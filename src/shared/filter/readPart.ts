import { parsePattern } from '../pattern/parsePattern';
import { PatternError } from '../pattern/patternNode';
import { endOfWord } from './endOfWord';
import { FILTER_FIELDS, type FilterPart } from './filterTerm';
import { nearField } from './nearField';
import { readFieldTerm } from './readFieldTerm';
import { readQuoted } from './readQuoted';

/** Words of other languages, and how ours says it. */
const WORDS: Readonly<Partial<Record<string, string>>> = {
  AND: 'Terms side by side must all hold: leave this word out, or put it in quotes.',
  '&&': 'Terms side by side must all hold: leave this out, or put it in quotes.',
  OR: 'There is no OR: write a list, such as type:Dial,Stasis*, or put the word in quotes.',
  '||': 'There is no OR: write a list, such as type:Dial,Stasis*, or put it in quotes.',
  NOT: 'Put a - in front of the term that shall not hold, or this word in quotes.',
};

/** The expression between the slashes, when one begins at `at` and ends with its part; undefined otherwise. */
function regexAt(filter: string, at: number): string | undefined {
  const found = /\/((?:[^/\\]|\\.)+)\/(?=\s|$)/sy;
  found.lastIndex = at;
  return found.exec(filter)?.[1];
}

/** Reads the part that begins at `from`, where no white space is. */
export function readPart(filter: string, from: number): FilterPart {
  const word = filter.slice(from, endOfWord(filter, from));
  const negated = word.startsWith('-') && word.length > 1;
  const at = negated ? from + 1 : from;
  if (filter[at] === '"') return quotedPart(filter, from, at, negated);
  if (filter[at] === '/') {
    const source = regexAt(filter, at);
    if (source !== undefined) return regexPart(from, at, source, negated);
  }
  return wordPart(filter, from, at, negated);
}

function failed(from: number, to: number, message: string, error = { from, to }): FilterPart {
  return { from, to, read: { error: { ...error, message } } };
}

function quotedPart(filter: string, from: number, at: number, negated: boolean): FilterPart {
  const quoted = readQuoted(filter, at);
  if (!quoted) return failed(from, filter.length, 'Close the quote with ".');
  const to = endOfWord(filter, quoted.next);
  if (to > quoted.next) return failed(from, to, 'Put a space after the closing quote.');
  if (quoted.text === '') return failed(from, to, 'Write the text to look for between the quotes.');
  return { from, to, read: { term: { kind: 'text', negated, text: quoted.text } } };
}

function regexPart(from: number, at: number, source: string, negated: boolean): FilterPart {
  const to = at + source.length + 2;
  try {
    parsePattern(source);
    return { from, to, read: { term: { kind: 'regex', negated, source } } };
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const start = at + 1;
    return failed(from, to, error.message, {
      from: start + error.from,
      to: start + Math.max(error.to, error.from + 1),
    });
  }
}

function wordPart(filter: string, from: number, at: number, negated: boolean): FilterPart {
  const to = endOfWord(filter, at);
  const word = filter.slice(at, to);
  const name = /^([a-z]+):/i.exec(word)?.[1];
  const field = FILTER_FIELDS.find((known) => known === name?.toLowerCase());
  if (field) return readFieldTerm(filter, { from, at: at + field.length + 1, field, negated });
  const meant = name === undefined ? undefined : nearField(name);
  if (meant) {
    const message = `There is no field "${name ?? ''}": do you mean ${meant}: ? To look for this text, put it in quotes.`;
    return failed(from, to, message);
  }
  const advice = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (advice !== undefined) return failed(from, to, advice);
  if (word.startsWith('/') && /[[\]()|*+?^${}\\]/.test(word)) {
    return failed(from, to, 'Close the expression with a /, or put the text in quotes.');
  }
  return { from, to, read: { term: { kind: 'text', negated, text: word } } };
}
