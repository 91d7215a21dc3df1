import { KIND_NUMBERS } from '../rowKinds';
import type { RowStore } from '../rowStore';
import { NameVerdicts } from './nameVerdicts';
import type { RowBatch } from './rowBatch';

/** What a channel is called and who talks on it, lower case. */
export interface ChannelAtGlance {
  readonly names: readonly [id: string, name: string];
  readonly parties: readonly string[];
}

const OPENING = '"channel":{';

const TEXT = '"([^"\\\\\\u0080-\\u00ff]*)"';
const PARTY = `\\{"name":${TEXT},"number":${TEXT}\\}`;
/** A channel as Asterisk writes it. Text with an escape or beyond ASCII is left to who parses it. */
const CHANNEL = new RegExp(
  `"channel":\\{"id":${TEXT},"name":${TEXT},"state":${TEXT},"protocol_id":${TEXT},"caller":${PARTY},"connected":${PARTY}`,
  'y',
);

/**
 * Reads the one channel of events that touch no other, without parsing them: of a million rows nearly
 * all are such. Given up, for somebody to parse the event, is whatever could be read in two ways: a second
 * `channel`, another order of fields, an event with objects of anybody's making.
 */
export class ChannelGlance {
  readonly #isFree: NameVerdicts;

  constructor(store: RowStore) {
    this.#isFree = new NameVerdicts(store.types, (type) => type === 'ChannelUserevent');
  }

  /** The channels of those `rows` (events of `batch`, in order) that can be read so, by row. */
  read(batch: RowBatch, rows: readonly number[]): ReadonlyMap<number, ChannelAtGlance> {
    const { kind, type, otherChannel, touchesMore } = batch.segment;
    const plain = rows.filter(
      (row) =>
        kind[row] === KIND_NUMBERS.event &&
        otherChannel[row] === 0 &&
        touchesMore[row] === 0 &&
        !this.#isFree.of(type[row] ?? 0, () => 'ChannelUserevent'),
    );
    const text = batch.text(rows);
    const found = new Map<number, ChannelAtGlance>();
    text?.once(OPENING, plain).forEach((at, index) => {
      CHANNEL.lastIndex = at;
      const match = at < 0 ? null : CHANNEL.exec(text.text);
      const row = plain[index];
      if (!match || row === undefined) return;
      const [, id = '', name = '', , , ...parties] = match;
      found.set(row, { names: [id, name], parties });
    });
    return found;
  }
}
