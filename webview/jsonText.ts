import { displayText } from '../src/shared/displayText';
import { isFields } from '../src/shared/fields';
import { ExactNumber } from './parseJson';

/** Most entries and characters of a closed node's preview. */
const PREVIEW_ENTRIES = 4;
const PREVIEW_LENGTH = 80;

/** What a value is, for its colour. */
export function jsonClass(value: unknown): 'number' | 'plain' | 'string' | 'word' {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number' || value instanceof ExactNumber) return 'number';
  return typeof value === 'boolean' || value === null ? 'word' : 'plain';
}

/** A value that holds no others, as JSON writes it, safe to show. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return `"${displayText(value)}"`;
  return value instanceof ExactNumber ? value.source : displayText(String(value));
}

/** What is in a closed node, in a few words: `{id: "1795.1", name: "PJSIP/…", …}`; safe to show. */
export function preview(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0 ? '[]' : value.length === 1 ? '[1 item]' : `[${value.length} items]`;
  const fields = isFields(value) ? Object.keys(value).map((key) => [key, value[key]] as const) : [];
  if (fields.length === 0) return '{}';
  const simple = fields.filter(([, field]) => jsonClass(field) !== 'plain').slice(0, PREVIEW_ENTRIES);
  const parts = simple.map(([key, field]) => `${displayText(key)}: ${shownValue(field)}`);
  const joined = parts.length < fields.length ? [...parts, '…'].join(', ') : parts.join(', ');
  const cut = joined.length > PREVIEW_LENGTH ? `${joined.slice(0, PREVIEW_LENGTH)}…` : joined;
  return `{${cut}}`;
}

/** The value as text to copy: a string as it is, all else as indented JSON. */
export function copiedValue(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof ExactNumber) return value.source;
  return JSON.stringify(
    value,
    (_key, part: unknown) => (part instanceof ExactNumber ? String(part) : part),
    2,
  );
}
