/** HTTP statuses from one to another, both inclusive; 0 stands for a call without an answer. */
export interface StatusRange {
  readonly from: number;
  readonly to: number;
}

/** Higher than any status. */
const HIGHEST = 999;

/** Reads `404`, `4xx`, `>=400`, `<300` or `none` (no answer came); undefined for anything else. */
export function statusRange(text: string): StatusRange | undefined {
  if (text.toLowerCase() === 'none') return { from: 0, to: 0 };
  const hundreds = /^([1-5])xx$/i.exec(text)?.[1];
  if (hundreds !== undefined) return { from: Number(hundreds) * 100, to: Number(hundreds) * 100 + 99 };
  const [, sign, digits] = /^(>=|<=|>|<|=)?([1-5]\d\d)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const status = Number(digits);
  switch (sign) {
    case '>=':
      return { from: status, to: HIGHEST };
    case '>':
      return { from: status + 1, to: HIGHEST };
    // A call without an answer has no status that could be small.
    case '<=':
      return { from: 1, to: status };
    case '<':
      return { from: 1, to: status - 1 };
    default:
      return { from: status, to: status };
  }
}
