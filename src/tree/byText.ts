/** Orders texts by their code units. Not localeCompare: that is a hundred times slower, and ids are mostly ASCII. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
