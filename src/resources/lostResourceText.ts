import { displayJson } from '../shared/displayText';
import type { Problem } from '../shared/connectionState';
import { documentJson } from '../shared/documentJson';

/**
 * The document of a resource that Asterisk does not tell: why, what became of it (`fate`) where that is
 * known, and `last`, what was known of it last. The texts come from the network: nothing in them may end the
 * comment that they stand in, or reorder it.
 */
export function lostResourceText({ message, hint }: Problem, last: unknown, fate?: string): string {
  const lines = [message, ...(fate === undefined ? [] : [fate]), hint].map(
    (text) => `// ${displayJson(text)}`,
  );
  if (last !== undefined) lines.push('// What was known last:', documentJson(last));
  return `${lines.join('\n')}\n`;
}
