/** Asterisk refuses a request line of 4 KB, and answers in HTML then. The rest of the line needs some. */
const MOST_CHARACTERS = 3_500;

/** Splits ids so that the addresses they are put into stay short enough; in order, none of them empty. */
export function idBatches(ids: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let room = 0;
  for (const id of ids) {
    // Each byte may become three characters, and the comma between two does.
    const size = (Buffer.byteLength(id) + 1) * 3;
    const last = batches.at(-1);
    if (!last || size > room) {
      batches.push([id]);
      room = MOST_CHARACTERS - size;
    } else {
      last.push(id);
      room -= size;
    }
  }
  return batches;
}
