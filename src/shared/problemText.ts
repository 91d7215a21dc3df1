import type { Problem } from './connectionState';

/** What went wrong and the status, without a full stop: for a text that goes on behind it. Untrusted. */
export function problemPhrase({ message, status }: Pick<Problem, 'message' | 'status'>): string {
  const phrase = message.trim().replace(/[.\s]+$/, '');
  return status === undefined ? phrase : `${phrase} (${status})`;
}

/** What went wrong, the status and what to do, as sentences: `Authentication required (401). Check…` */
export function problemText(problem: Pick<Problem, 'hint' | 'message' | 'status'>): string {
  const phrase = problemPhrase(problem);
  return `${phrase}${/[!?…]$/.test(phrase) ? '' : '.'} ${problem.hint}`.trim();
}
