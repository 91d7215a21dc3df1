/**
 * Tells whether the name of a recording leads out of Asterisk’s folder of recordings: Asterisk writes where `../`
 * leads (of stored ones it reads none outside).
 */
export function leavesFolder(name: string): boolean {
  return name.startsWith('/') || name.split('/').includes('..');
}
