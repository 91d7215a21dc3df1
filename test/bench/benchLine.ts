/** One line of what a bench found: a median beside that of its peer in the same run. */
export interface BenchLine {
  /** What was measured. */
  readonly what: string;
  /** The median, with its unit. */
  readonly ours: string;
  readonly peer: string;
  /** The peer's median, with its unit. */
  readonly theirs: string;
  /** How ours relates to the peer, such as `0.61 × the rate`. */
  readonly ratio: string;
}

/** What one bench hands back. */
export interface BenchReport {
  /** What went in, and how often it was run. */
  readonly input: string;
  readonly lines: readonly BenchLine[];
}

/** The reports as a Markdown table. */
export function benchTable(lines: readonly BenchLine[]): string {
  const head = ['measured', 'median', 'peer', 'its median', 'ratio'];
  const rows = lines.map(({ what, ours, peer, theirs, ratio }) => [what, ours, peer, theirs, ratio]);
  const text = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [text(head), text(head.map(() => '---')), ...rows.map(text)].join('\n');
}
