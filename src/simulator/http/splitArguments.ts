/** Characters that open and close what commas do not divide. */
const DEPTH: Readonly<Record<string, number>> = { '(': 1, ')': -1, '[': 1, ']': -1 };

/**
 * Parts between commas, as Asterisk separates the arguments of its applications: not within quotes or brackets;
 * quotes disappear, a backslash makes the next character plain. Blanks and empty parts stay.
 */
export function splitArguments(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') part += text.charAt((at += 1));
    else if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted && depth === 0) {
      parts.push(part);
      part = '';
    } else {
      depth = Math.max(0, depth + (DEPTH[character] ?? 0));
      part += character;
    }
  }
  return [...parts, part];
}
