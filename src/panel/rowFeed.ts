import type { EventLog } from '../capture/eventLog';
import type { LogView } from '../capture/logView';
import type { Disposable } from '../shared/emitter';
import type { RowFilter } from '../shared/eventRow';
import type { ToWebview } from '../shared/protocol';
import type { Schedule } from './panelServices';

/** At least this long between two messages, ms: more often is more than a screen shows. */
const TICK_MS = 33;
/** Pause between two slices of filtering, ms: the event loop's turn. */
const SLICE_PAUSE_MS = 4;
/** Time that one slice of filtering takes, ms. */
const SLICE_MS = 12;

interface Wanted {
  readonly from: number;
  readonly to: number;
}

/** What a {@link RowFeed} works with. */
export interface RowFeedOptions {
  /** Sends a message to the view. */
  readonly post: (message: ToWebview) => void;
  readonly schedule: Schedule;
  /** Time in ms from any start. */
  readonly now: () => number;
}

/**
 * Feeds the events view with counts and the rows it asked for: at most one of each a tick, however fast
 * the log grows, and nothing while it is paused.
 */
export class RowFeed implements Disposable {
  readonly #options: RowFeedOptions;
  #log: EventLog | undefined;
  #listening: Disposable | undefined;
  #filter: { readonly id: number; readonly filter: RowFilter } | undefined;
  #view: LogView | undefined;
  #wanted: Wanted | undefined;
  #countsDue = false;
  #active = false;
  #timer: Disposable | undefined;
  #lastPost = -Infinity;

  constructor(options: RowFeedOptions) {
    this.#options = options;
  }

  /** Starts or stops sending; after a pause the counts are sent even if nothing changed. */
  setActive(active: boolean): void {
    this.#active = active;
    this.#timer?.dispose();
    this.#timer = undefined;
    if (!active) return;
    this.#countsDue = true;
    this.#wake();
  }

  /** Takes the log to read from. */
  setLog(log: EventLog): void {
    this.#listening?.dispose();
    this.#log = log;
    this.#listening = log.onDidChange(() => {
      this.#countsDue = true;
      this.#wake();
    });
    this.#openView();
  }

  /** Sets the filter that later counts and rows belong to. */
  setFilter(id: number, filter: RowFilter): void {
    this.#filter = { id, filter };
    this.#wanted = undefined;
    this.#openView();
  }

  /** Asks for rows by position; a newer question replaces one that is still waiting. */
  want(filterId: number, from: number, to: number): void {
    if (filterId !== this.#filter?.id) return;
    this.#wanted = { from, to };
    this.#wake();
  }

  /** Stops for good. */
  dispose(): void {
    this.setActive(false);
    this.#listening?.dispose();
    this.#view?.dispose();
  }

  #openView(): void {
    this.#view?.dispose();
    this.#view = this.#filter && this.#log?.openView(this.#filter.filter);
    this.#countsDue = true;
    this.#wake();
  }

  #wake(): void {
    if (!this.#active || this.#timer || !this.#filter) return;
    this.#sleep(this.#lastPost + TICK_MS - this.#options.now());
  }

  #sleep(ms: number): void {
    this.#timer = this.#options.schedule(
      () => {
        this.#timer = undefined;
        this.#tick();
      },
      Math.max(0, ms),
    );
  }

  #tick(): void {
    const caughtUp = this.#view?.advance(SLICE_MS) ?? true;
    const due = this.#options.now() - this.#lastPost >= TICK_MS;
    if (due && this.#countsDue) this.#postCounts(caughtUp);
    if (due && this.#wanted) this.#postRows(this.#wanted);
    if (!caughtUp) {
      this.#countsDue = true;
      this.#sleep(SLICE_PAUSE_MS);
    } else if (this.#countsDue || this.#wanted) this.#wake();
  }

  #postCounts(caughtUp: boolean): void {
    if (!this.#filter) return;
    this.#countsDue = false;
    this.#lastPost = this.#options.now();
    this.#options.post({
      type: 'counts',
      filterId: this.#filter.id,
      total: this.#log?.total ?? 0,
      dropped: this.#log?.dropped ?? 0,
      shown: this.#view?.shown ?? 0,
      shownDropped: this.#view?.shownDropped ?? 0,
      scanning: !caughtUp,
      types: Object.fromEntries(this.#log?.types() ?? []),
    });
  }

  #postRows({ from, to }: Wanted): void {
    if (!this.#filter) return;
    this.#wanted = undefined;
    this.#lastPost = this.#options.now();
    const start = Math.max(from, this.#view?.shownDropped ?? 0);
    const rows = this.#view?.rows(start, to) ?? [];
    const data = new TextEncoder().encode(JSON.stringify(rows)).buffer;
    this.#options.post({ type: 'rows', filterId: this.#filter.id, from: start, data });
  }
}
