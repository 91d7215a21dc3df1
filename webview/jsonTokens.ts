/** What a piece of JSON text is, for its colour. */
export type JsonTokenKind = 'key' | 'string' | 'number' | 'word' | 'plain';

/** A piece of JSON text. */
export interface JsonToken {
  readonly kind: JsonTokenKind;
  readonly text: string;
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g;

function kindOf(match: RegExpExecArray): JsonTokenKind {
  if (match[1] !== undefined) return match[2] === undefined ? 'string' : 'key';
  return /^[a-z]/.test(match[0]) ? 'word' : 'number';
}

/** Cuts JSON text into coloured pieces; joined, they are the text again, whether it is JSON or not. */
export function jsonTokens(text: string): JsonToken[] {
  const tokens: JsonToken[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: text.slice(end, match.index) });
    tokens.push({ kind: kindOf(match), text: match[1] ?? match[0] });
    if (match[2] !== undefined) tokens.push({ kind: 'plain', text: match[2] });
    end = match.index + match[0].length;
  }
  if (end < text.length) tokens.push({ kind: 'plain', text: text.slice(end) });
  return tokens;
}
