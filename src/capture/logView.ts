import type { Disposable } from '../shared/emitter';
import type { EventRow } from '../shared/eventRow';
import { entryRow } from './entryRow';
import { NumberList } from './numberList';
import type { RowMatcher } from './rowMatcher';
import type { RowStore } from './rowStore';

/**
 * The rows of a log that pass one filter. It works only when told to, in slices: a view nobody looks at
 * costs nothing, and a new filter over a big log leaves the event loop free.
 */
export class LogView implements Disposable {
  readonly #store: RowStore;
  readonly #matcher: RowMatcher;
  /** Rows that pass; a row's position is its position in this list. */
  #passed = new NumberList();
  #next: number;
  #disposed = false;

  constructor(store: RowStore, matcher: RowMatcher) {
    this.#store = store;
    this.#matcher = matcher;
    this.#next = store.start;
  }

  /** How many rows in the log pass, as far as looked. */
  get shown(): number {
    const passed = this.#current();
    return passed.end - passed.start;
  }

  /** How many of the rows that passed have left the log: the position of the first that is left. */
  get shownDropped(): number {
    return this.#current().start;
  }

  /** False while rows wait to be looked at. */
  get caughtUp(): boolean {
    return this.#disposed || this.#next >= this.#store.end;
  }

  /** How much of the log has been looked at, from 0 to 1. */
  get progress(): number {
    const { start, end } = this.#store;
    return this.caughtUp ? 1 : Math.max(0, (this.#next - start) / (end - start));
  }

  /** Looks at waiting rows, in order, for about `budget` ms; true when none is left. */
  advance(budget: number): boolean {
    this.#next = Math.max(this.#next, this.#store.start);
    const { end } = this.#store;
    const until = performance.now() + budget;
    const passed = (seq: number): void => this.#passed.push(seq);
    while (!this.#disposed && this.#next < end) {
      this.#next = this.#matcher.match(this.#next, end, passed);
      if (performance.now() >= until) break;
    }
    return this.caughtUp;
  }

  /** The rows at the positions `from` (inclusive) to `to` (exclusive), as far as they are there. */
  rows(from: number, to: number): EventRow[] {
    const passed = this.#current();
    const rows: EventRow[] = [];
    const end = Math.min(to, passed.end);
    for (let position = Math.max(from, passed.start); position < end; position += 1) {
      const entry = this.#store.entry(passed.at(position) ?? -1);
      if (entry) rows.push(entryRow(entry));
    }
    return rows;
  }

  /** The row at a position; undefined when it has left, or nothing is there yet. */
  seqAt(position: number): number | undefined {
    return this.#current().at(position);
  }

  /** Position of the row, or of the next one shown after it; undefined when there is none. */
  positionOf(seq: number): number | undefined {
    const passed = this.#current();
    const position = passed.positionOf(seq);
    return position < passed.end ? position : undefined;
  }

  /** Forgets everything; the view shows nothing from then on. */
  dispose(): void {
    this.#disposed = true;
    this.#passed = new NumberList();
  }

  /** The rows that pass, without those that left the log. */
  #current(): NumberList {
    this.#passed.dropBelow(this.#store.start);
    return this.#passed;
  }
}
