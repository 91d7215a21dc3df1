/** What Asterisk can write into a log, as logger.conf spells it. */
export const LOG_LEVELS: readonly (readonly [level: string, meaning: string])[] = [
  ['notice', 'what is worth knowing'],
  ['warning', 'what may be wrong'],
  ['error', 'what is wrong'],
  ['verbose', 'the steps of every call; verbose(3) for fewer'],
  ['debug', 'everything, once debugging is on'],
  ['dtmf', 'key presses'],
  ['fax', 'faxes'],
  ['security', 'who tried to get in'],
];

/** What is wrong with the name of a log channel; Asterisk writes where `../` leads. */
export function logNameProblem(text: string): string | undefined {
  if (text.trim() === '') return 'Type a file name, such as calls.log.';
  return /[/\\]|\.\./.test(text) ? 'Give a plain file name inside the log folder of Asterisk.' : undefined;
}
