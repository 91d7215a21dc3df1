/** Longer lists get a line for each entry. */
const LONGEST_LINE = 72;

/** What stands around a list. */
interface Brackets {
  readonly open: string;
  readonly close: string;
  readonly indent: string;
  /** The space inside the brackets of a list on one line. */
  readonly pad: string;
}

/** Moves all lines but the first one step to the right. */
export function indented(text: string, indent: string): string {
  return text.replaceAll('\n', `\n${indent}`);
}

/** A list on one line where that is short, else with a line for each entry. */
export function listText(entries: readonly string[], { open, close, indent, pad }: Brackets): string {
  if (entries.length === 0) return open + close;
  const line = open + pad + entries.join(', ') + pad + close;
  if (line.length <= LONGEST_LINE && !line.includes('\n')) return line;
  return [open, ...entries.map((entry) => `${indent}${indented(entry, indent)},`), close].join('\n');
}
