import type { Party } from './liveResources';

/** A caller id in one line: `name <number>`, or the part that is there. Untrusted text. */
export function partyText({ name, number }: Party): string {
  if (name === '') return number;
  return number === '' ? name : `${name} <${number}>`;
}
