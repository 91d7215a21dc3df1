import type { Problem } from './connectionState';
import { displayShort } from './displayText';

/** Longer words of a server would push out of sight what to do about them. */
const LONGEST = 300;

/** What went wrong and the status, without a full stop: for a text that goes on behind it. Safe to show. */
export function problemPhrase({ message, status }: Pick<Problem, 'message' | 'status'>): string {
  const phrase = displayShort(message.trim().replace(/[.\s]+$/, ''), LONGEST);
  return status === undefined ? phrase : `${phrase} (${status})`;
}

/** What went wrong, the status and what to do, as sentences: `Authentication required (401). Check…` */
export function problemText(problem: Pick<Problem, 'hint' | 'message' | 'status'>): string {
  const phrase = problemPhrase(problem);
  return `${phrase}${/[!?…]$/.test(phrase) ? '' : '.'} ${problem.hint}`.trim();
}
