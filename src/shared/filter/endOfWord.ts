/** The place of the next white space in `filter` from `at` on, or its end. */
export function endOfWord(filter: string, at: number): number {
  const space = /\s/g;
  space.lastIndex = at;
  return space.exec(filter)?.index ?? filter.length;
}
