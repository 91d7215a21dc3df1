import { displayText } from '../shared/displayText';

/** Lines of a tooltip; more would not fit on a screen. */
const MOST_LINES = 60;

function* flatten(value: unknown, path: string): Generator<string> {
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    if (value.length > 0) yield displayText(`${path}: ${value.join(', ')}`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield* flatten(inner, path === '' ? key : `${path}.${key}`);
    }
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    if (value !== '') yield displayText(`${path}: ${value}`);
  }
}

/**
 * The whole of a resource as plain text, a line per filled field (`caller.name: Alice`), for a
 * tooltip. Every line is made safe to show.
 */
export function resourceText(raw: Readonly<Record<string, unknown>>): string {
  const lines: string[] = [];
  for (const line of flatten(raw, '')) {
    if (lines.length === MOST_LINES) return [...lines, '…'].join('\n');
    lines.push(line);
  }
  return lines.join('\n');
}
