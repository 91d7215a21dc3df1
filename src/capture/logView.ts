import type { Disposable } from '../shared/emitter';
import type { EventRow } from '../shared/eventRow';
import { entryRow } from './entryRow';
import type { LogEntry } from './logEntry';
import { Ring } from './ring';

/** Entries looked at between two looks at the clock. */
const STEP = 64;

/**
 * The entries of a log that pass one filter. It works only when told to, in slices: a view nobody looks
 * at costs nothing, and a new filter over a big log leaves the event loop free.
 */
export class LogView implements Disposable {
  readonly #entries: Ring<LogEntry>;
  readonly #matches: (entry: LogEntry) => boolean;
  /** Numbers of the entries that pass; a row's position is its number in this ring. */
  readonly #passed = new Ring<number>();
  #next: number;
  #disposed = false;

  constructor(entries: Ring<LogEntry>, matches: (entry: LogEntry) => boolean) {
    this.#entries = entries;
    this.#matches = matches;
    this.#next = entries.start;
  }

  /** How many rows in the log pass, as far as looked. */
  get shown(): number {
    this.#forget();
    return this.#passed.size;
  }

  /** How many of the rows that passed have left the log: the position of the first that is left. */
  get shownDropped(): number {
    this.#forget();
    return this.#passed.start;
  }

  /** False while entries wait to be looked at. */
  get caughtUp(): boolean {
    return this.#disposed || this.#next >= this.#entries.end;
  }

  /** Looks at waiting entries, in order, for about `budget` ms; true when none is left. */
  advance(budget: number): boolean {
    const until = performance.now() + budget;
    this.#next = Math.max(this.#next, this.#entries.start);
    while (!this.caughtUp) {
      const stop = Math.min(this.#next + STEP, this.#entries.end);
      for (; this.#next < stop; this.#next += 1) {
        const entry = this.#entries.at(this.#next);
        if (entry && this.#matches(entry)) this.#passed.push(this.#next);
      }
      if (performance.now() >= until) break;
    }
    return this.caughtUp;
  }

  /** The rows at the positions `from` (inclusive) to `to` (exclusive), as far as they are there. */
  rows(from: number, to: number): EventRow[] {
    this.#forget();
    const rows: EventRow[] = [];
    const end = Math.min(to, this.#passed.end);
    for (let position = Math.max(from, this.#passed.start); position < end; position += 1) {
      const entry = this.#entries.at(this.#passed.at(position) ?? -1);
      if (entry) rows.push(entryRow(entry));
    }
    return rows;
  }

  /** Forgets everything; the view shows nothing from then on. */
  dispose(): void {
    this.#disposed = true;
    this.#passed.clear();
  }

  #forget(): void {
    while ((this.#passed.at(this.#passed.start) ?? Infinity) < this.#entries.start) this.#passed.shift();
  }
}
