import { either, except, type RowBatch } from './rowBatch';
import type { RowTest } from './rowTest';
import { shownParts } from './shownGlue';

// eslint-disable-next-line no-control-regex -- ASCII begins with control characters
const ASCII = /^[\u0000-\u007f]*$/;

/** Those of `rows` whose bytes may hide `needle` from a search: escapes, and letters beyond ASCII. */
function disguised(batch: RowBatch, needle: string, rows: readonly number[]): number[] {
  const text = batch.text(rows);
  if (!text) return [];
  const escaped = text.having('\\', rows);
  return ASCII.test(needle) ? escaped : either(escaped, text.beyondAscii(rows));
}

/** Those of `rows` whose bytes have all of `parts`, or may have them in disguise. */
export function havingAll(
  batch: RowBatch,
  parts: readonly string[],
  rows: readonly number[],
): readonly number[] {
  const plain = parts.filter((part) => ASCII.test(part)).map((part) => part.toLowerCase());
  let left = rows;
  for (const part of plain) left = batch.text(rows)?.having(part, left) ?? [];
  return plain.length === 0 ? rows : either(left, disguised(batch, '', except(rows, left)));
}

/**
 * The rows with a text anywhere in them, letter case aside: in what they show, or in the frame. Most are
 * found by searching the bytes of all rows at once; read one by one are only those that may show the text
 * without having it so in their bytes.
 */
export function textTest(text: string): RowTest {
  const needle = text.toLowerCase();
  const isAscii = ASCII.test(needle);
  const ways = shownParts(needle);

  function candidates(batch: RowBatch, rows: readonly number[]): number[] {
    let found = disguised(batch, needle, rows);
    for (const way of ways) found = either(found, havingAll(batch, way, rows));
    return found;
  }

  return {
    reads: ways.some((way) => way.length === 0) ? 'parsed' : 'bytes',
    select(batch, rows) {
      const events = rows.filter((row) => batch.isEvent(row));
      const others = except(rows, events);
      const hits = (isAscii ? batch.text(events)?.having(needle, events) : undefined) ?? [];
      const unsure = either(candidates(batch, except(events, hits)), others);
      const read = unsure.filter((row) => batch.everything(row).toLowerCase().includes(needle));
      return either(hits, read);
    },
  };
}
