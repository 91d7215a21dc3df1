/**
 * A number that says of two ids that they differ; never 0. FNV-1a, 32 bits: ids that share one are told
 * apart by reading the event.
 */
export function idHash(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0 || 1;
}
