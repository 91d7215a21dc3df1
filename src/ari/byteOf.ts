/** The byte of an ASCII character. */
export function byteOf(character: string): number {
  return character.charCodeAt(0);
}
