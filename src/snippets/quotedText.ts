import { hexEscape, isUnsafe, jsonEscape } from './unsafeSigns';

/** How a language writes a text. */
interface Quoting {
  readonly quote: string;
  /** The escape of a sign that cannot stand there as it is. */
  readonly escape: (sign: string) => string;
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** Python and Go: four digits for what fits, eight for the rest. */
function longEscape(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  return code > 0xffff ? hexEscape('\\U', code, 8) : hexEscape('\\u', code, 4);
}

function quoted(text: string, { quote, escape }: Quoting): string {
  const inside = Array.from(text, (sign) => {
    if (sign === quote || sign === '\\') return `\\${sign}`;
    return NAMED.get(sign) ?? (isUnsafe(sign) ? escape(sign) : sign);
  });
  return quote + inside.join('') + quote;
}

/** A TypeScript text in single quotes. */
export function typescriptText(text: string): string {
  return quoted(text, { quote: "'", escape: jsonEscape });
}

/** A Python text in double quotes; a lone surrogate stays one. */
export function pythonText(text: string): string {
  return quoted(text, { quote: '"', escape: longEscape });
}

/** A Go text in double quotes; it is UTF-8, so a lone surrogate becomes the sign that stands for one. */
export function goText(text: string): string {
  return quoted(text.replace(/\p{Cs}/gu, '\ufffd'), { quote: '"', escape: longEscape });
}
