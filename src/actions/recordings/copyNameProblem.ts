import { leavesFolder } from '../../ari/leavesFolder';

/** What is wrong with the name of a recording's copy, as a sentence for the user. */
export function copyNameProblem(text: string, original: string): string | undefined {
  const name = text.trim();
  if (name === '') return 'Type a name.';
  if (leavesFolder(name)) return 'Give a name inside Asterisk’s folder of recordings.';
  return name === original ? 'The copy needs another name.' : undefined;
}
