import { confirm } from './messages';

/** A question before what cannot be taken back. Untrusted texts, too. */
export interface Question {
  readonly question: string;
  readonly detail: string | readonly string[];
  readonly button: string;
  /** What to ask once more, after the first was agreed to. */
  readonly again?: Omit<Question, 'again'>;
}

/** Asks, and once more where that is to be asked; true where there is nothing to ask. */
export async function agreesTo(asked: Question | undefined): Promise<boolean> {
  if (asked === undefined) return true;
  if (!(await confirm(asked.question, asked.detail, asked.button))) return false;
  return agreesTo(asked.again);
}
