/** What people look at and set most; any other name can be typed. */
export const COMMON_VARIABLES: readonly (readonly [name: string, description: string])[] = [
  ['CALLERID(num)', 'number of the caller'],
  ['CALLERID(name)', 'name of the caller'],
  ['CHANNEL(linkedid)', 'what belongs to one call has the same'],
  ['CHANNEL(language)', 'language of sounds'],
  ['CHANNEL(musicclass)', 'class of music on hold'],
  ['CHANNEL(accountcode)', 'account in the call records'],
  ['CHANNEL(audioreadformat)', 'codec that is read'],
  ['CHANNEL(hangupsource)', 'which channel hung up'],
  ['CDR(disposition)', 'how the call stands in the call record'],
  ['DIALSTATUS', 'how the last Dial ended'],
  ['HANGUPCAUSE', 'Q.850 cause'],
  ['JITTERBUFFER(adaptive)', 'write only: default'],
  ['TIMEOUT(absolute)', 'seconds until the channel is ended'],
];

/** Whether Asterisk refuses to read it: to be set only. */
export function isWriteOnly(name: string): boolean {
  return /^JITTERBUFFER\(/i.test(name);
}

/** Splits `A, CHANNEL(x,y), B` at the commas between names: those inside brackets belong to a function. */
export function variableNames(text: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth = Math.max(0, depth - 1);
    if (character === ',' && depth === 0) {
      names.push(name.trim());
      name = '';
    } else name += character;
  }
  return [...new Set([...names, name.trim()])].filter((found) => found !== '');
}
