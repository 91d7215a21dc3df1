import type { RowKind } from '../shared/eventRow';
import { Arena, type ArenaLayout } from './arena';
import { idHash } from './idHash';
import type { LogEntry } from './logEntry';
import { NameTable, NO_NUMBER } from './nameTable';
import { readEntry } from './readEntry';
import { RowIndex } from './rowIndex';
import { KIND_NUMBERS, ROW_KINDS } from './rowKinds';

/** How a {@link RowStore} is laid out; what is not given is as measured best. */
export interface StoreLayout extends ArenaLayout {
  readonly rowsPerSegment?: number;
}

/** A row to be stored. */
export interface NewRow {
  readonly time: number;
  readonly connectionId: string;
  readonly kind: RowKind;
  readonly type: string;
  readonly application?: string | undefined;
  /** The channels it touches, the one it is about first. */
  readonly channelIds: readonly string[];
  /** The bridges it touches, the one it is about first. */
  readonly bridgeIds: readonly string[];
  /** HTTP status of a REST call. */
  readonly status?: number | undefined;
  /** A frame as received, or JSON of ours for what is none. */
  readonly bytes: Uint8Array;
}

/** Asterisk has some 50 types, a server some applications; more are a mistake or an attack. */
const MOST_NAMES = 1024;
const LONGEST_NAME = 200;

/**
 * Rows as bytes in an arena and columns in an index; what matchers and views read. Reading gives the
 * arena's own bytes: use them in this turn and before the next append.
 */
export class RowStore {
  readonly index: RowIndex;
  readonly arena: Arena;
  readonly types = new NameTable(MOST_NAMES, LONGEST_NAME);
  readonly applications = new NameTable(MOST_NAMES, LONGEST_NAME);
  readonly connections = new NameTable(NO_NUMBER, LONGEST_NAME);

  constructor(layout: StoreLayout = {}) {
    this.index = new RowIndex(layout.rowsPerSegment);
    this.arena = new Arena(layout);
  }

  /** The oldest row still here. */
  get start(): number {
    return this.index.start;
  }

  /** The number that the next row will get. */
  get end(): number {
    return this.index.end;
  }

  /** Bytes held: arena, index and tables. */
  get bytes(): number {
    const { index, arena, types, applications, connections } = this;
    return arena.bytes + index.bytes + types.bytes + applications.bytes + connections.bytes;
  }

  /** Adds a row and returns its number. */
  append(row: NewRow): number {
    const { channelIds, bridgeIds, application, bytes } = row;
    const [channel, otherChannel] = channelIds;
    const [bridge] = bridgeIds;
    const seq = this.index.end;
    const offset = this.arena.append(bytes, seq);
    const segment = this.index.add();
    const at = seq - segment.firstSeq;
    segment.time[at] = row.time;
    segment.chunk[at] = this.arena.newest;
    segment.offset[at] = offset;
    segment.length[at] = bytes.length;
    segment.kind[at] = KIND_NUMBERS[row.kind];
    segment.type[at] = this.types.take(row.type);
    segment.connection[at] = this.connections.take(row.connectionId);
    segment.application[at] = application === undefined ? NO_NUMBER : this.applications.take(application);
    segment.channel[at] = channel === undefined ? 0 : idHash(channel);
    segment.otherChannel[at] = otherChannel === undefined ? 0 : idHash(otherChannel);
    segment.bridge[at] = bridge === undefined ? 0 : idHash(bridge);
    segment.touchesMore[at] = channelIds.length > 2 || bridgeIds.length > 1 ? 1 : 0;
    segment.status[at] = row.status ?? 0;
    return seq;
  }

  /** The row's bytes; undefined when it is gone. */
  read(seq: number): Buffer | undefined {
    const segment = this.index.segment(seq);
    if (!segment) return undefined;
    const at = seq - segment.firstSeq;
    const offset = segment.offset[at] ?? 0;
    return this.arena.chunk(segment.chunk[at] ?? 0)?.subarray(offset, offset + (segment.length[at] ?? 0));
  }

  /** The row as an entry; undefined when it is gone. */
  entry(seq: number): LogEntry | undefined {
    const segment = this.index.segment(seq);
    const bytes = this.read(seq);
    if (!segment || !bytes) return undefined;
    const at = seq - segment.firstSeq;
    return readEntry({
      seq,
      time: segment.time[at] ?? 0,
      connectionId: this.connections.name(segment.connection[at] ?? NO_NUMBER) ?? '',
      kind: ROW_KINDS[segment.kind[at] ?? 0] ?? 'malformed',
      type: this.types.name(segment.type[at] ?? NO_NUMBER),
      bytes,
    });
  }

  /** Forgets the rows before `seq`. */
  dropBefore(seq: number): void {
    const stop = Math.min(seq, this.end);
    for (let row = this.start; row < stop;) {
      const segment = this.index.segment(row);
      if (!segment) break;
      const end = Math.min(stop, this.index.endOfSegment(row));
      for (let at = row - segment.firstSeq; at < end - segment.firstSeq; at += 1) {
        this.types.give(segment.type[at] ?? NO_NUMBER);
        this.connections.give(segment.connection[at] ?? NO_NUMBER);
        this.applications.give(segment.application[at] ?? NO_NUMBER);
      }
      row = end;
    }
    this.index.dropBefore(seq);
    this.arena.dropBefore(this.start);
  }

  /** Forgets all rows; numbers go on. */
  clear(): void {
    this.index.clear();
    this.arena.clear();
    this.types.clear();
    this.applications.clear();
    this.connections.clear();
  }
}
