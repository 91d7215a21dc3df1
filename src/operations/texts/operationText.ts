/** What an operation does, in our own words. */
export interface OperationText {
  readonly summary: string;
  /** What one should know before sending it. */
  readonly notes?: string;
}

/** By the operations' ids. */
export type OperationTexts = Readonly<Record<string, OperationText>>;

/** A text without notes, or with them. */
export function says(summary: string, notes?: string): OperationText {
  return notes === undefined ? { summary } : { summary, notes };
}
