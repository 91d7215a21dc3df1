import { inTurns } from '../ari/inTurns';
import type { EventLog } from '../capture/eventLog';
import { findRow } from '../capture/findRow';
import type { LogView } from '../capture/logView';
import type { Disposable } from '../shared/emitter';
import type { EventRow, RowFilter } from '../shared/eventRow';
import { parseFilter } from '../shared/filter/parseFilter';
import type { FindRow, HighlightedResource, RowBatch, ToWebview } from '../shared/protocol';
import type { Schedule } from './panelServices';

/** At least this long between two messages, ms: counts that change more often cannot be read. */
const TICK_MS = 33;
/** At least this long before rows that the view waits for, ms: a frame of a screen. */
const FRAME_MS = 16;
/** Pause between two slices of filtering, ms: the event loop's turn. */
const SLICE_PAUSE_MS = 4;
/** Time that one slice of filtering takes, ms. */
const SLICE_MS = 12;

const EVERYTHING: RowFilter = { text: '', types: [], hiddenTypes: [] };

interface Wanted {
  readonly from: number;
  readonly to: number;
}

/** What a {@link RowFeed} works with. */
export interface RowFeedOptions {
  /** Sends a message to the view. */
  readonly post: (message: ToWebview) => void;
  /** Whether the view has read enough of what it was sent to be sent more. */
  readonly mayPost: () => boolean;
  readonly schedule: Schedule;
  /** Time in ms from any start. */
  readonly now: () => number;
  /** The name of a connection, for the filter. */
  readonly connectionName: (connectionId: string) => string;
}

/**
 * Feeds the events view with counts and rows: at most one message a tick, however fast the log grows, and
 * nothing while it is paused. The newest rows travel with the counts that announce them, so that a view
 * that follows the tail never shows half of it.
 */
export class RowFeed implements Disposable {
  readonly #options: RowFeedOptions;
  #log: EventLog | undefined;
  #listening: Disposable | undefined;
  #filter: { readonly id: number; readonly filter: RowFilter } | undefined;
  #view: LogView | undefined;
  #wanted: Wanted | undefined;
  /** Rows of the tail to send along, and the position after the last one sent. */
  #tail = { rows: 0, sent: 0 };
  #highlighted: HighlightedResource | undefined;
  #isHighlighted: ((seq: number) => boolean) | undefined;
  #find = '';
  #isFound: ((seq: number) => boolean) | undefined;
  #countsDue = false;
  #active = false;
  #timer: Disposable | undefined;
  /** When the timer is over, in the time of `now`. */
  #timerEnd = 0;
  #lastPost = -Infinity;
  /** Searches work in slices: those of two at once would be one long slice. */
  readonly #searching = inTurns(1);

  constructor(options: RowFeedOptions) {
    this.#options = options;
  }

  /** The filter that is set. */
  get filter(): RowFilter | undefined {
    return this.#filter?.filter;
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
    this.#openTesters();
    this.#openView();
  }

  /** Sets the filter that later counts and rows belong to; its first rows do not wait for the tick. */
  setFilter(id: number, filter: RowFilter): void {
    this.#filter = { id, filter };
    this.#wanted = undefined;
    this.#tail = { rows: 0, sent: 0 };
    this.#lastPost = -Infinity;
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#openView();
  }

  /** Asks for rows by position; a newer question replaces one that is still waiting. */
  want(filterId: number, from: number, to: number): void {
    if (filterId !== this.#filter?.id) return;
    this.#wanted = { from, to };
    this.#wake();
  }

  /** Sends the newest rows, at most `rows`, with all counts from now on; 0 ends it. */
  follow(filterId: number, rows: number): void {
    if (filterId !== this.#filter?.id) return;
    this.#tail = { rows, sent: 0 };
    if (rows === 0) return;
    this.#countsDue = true;
    this.#wake();
  }

  /** Marks the rows that touch a channel or bridge, in rows sent from now on. */
  highlight(resource: HighlightedResource | undefined): void {
    this.#highlighted = resource;
    this.#openTesters();
    this.#tail.sent = 0;
  }

  /** Marks the rows that `text` (filter language) finds, in rows sent from now on. */
  setFind(text: string): void {
    this.#find = text;
    this.#openTesters();
    this.#tail.sent = 0;
  }

  /** The view has read on: what waited for that goes now. */
  resume(): void {
    if (this.#countsDue || this.#wanted) this.#wake();
  }

  /** The nearest row that a search finds among those shown; undefined when there is none. */
  async find(search: FindRow, signal: AbortSignal): Promise<number | undefined> {
    return this.#searching(() => this.#search(search, signal));
  }

  /** The position of a row among those shown; undefined when it is not, or was not looked at yet. */
  position(filterId: number, seq: number): number | undefined {
    if (filterId !== this.#filter?.id) return undefined;
    const position = this.#view?.positionOf(seq);
    return position !== undefined && this.#view?.seqAt(position) === seq ? position : undefined;
  }

  /** Stops for good. */
  dispose(): void {
    this.setActive(false);
    this.#listening?.dispose();
    this.#view?.dispose();
  }

  async #search(
    { filterId, text, from, backwards }: FindRow,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    if (signal.aborted) return undefined;
    const filter = { ...EVERYTHING, text };
    const matcher = this.#log?.matcher(filter, this.#options.connectionName);
    if (filterId !== this.#filter?.id || !this.#view || !matcher) return undefined;
    if (parseFilter(text).terms.length === 0) return undefined;
    const pause = async (): Promise<void> =>
      new Promise((resolve) => this.#options.schedule(resolve, SLICE_PAUSE_MS));
    return findRow(this.#view, matcher, { from, backwards }, pause, signal);
  }

  #openTesters(): void {
    const { connectionName } = this.#options;
    this.#isHighlighted =
      this.#highlighted &&
      this.#log?.tester({
        ...EVERYTHING,
        connectionId: this.#highlighted.connectionId,
        resourceId: this.#highlighted.resourceId,
      });
    // What is being typed may be nothing to look for yet.
    this.#isFound =
      parseFilter(this.#find).terms.length === 0
        ? undefined
        : this.#log?.tester({ ...EVERYTHING, text: this.#find }, connectionName);
  }

  #openView(): void {
    this.#view?.dispose();
    this.#view = this.#filter && this.#log?.openView(this.#filter.filter, this.#options.connectionName);
    this.#countsDue = true;
    this.#wake();
  }

  /** When the next message may go. */
  get #nextPost(): number {
    return this.#lastPost + (this.#wanted ? FRAME_MS : TICK_MS);
  }

  #wake(): void {
    if (!this.#active || !this.#filter) return;
    const now = this.#options.now();
    if (this.#timer && this.#timerEnd <= Math.max(now, this.#nextPost)) return;
    this.#sleep(this.#nextPost - now);
  }

  #sleep(ms: number): void {
    this.#timer?.dispose();
    this.#timerEnd = this.#options.now() + Math.max(0, ms);
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
    const mayPost = this.#options.mayPost();
    if (!mayPost) this.#lastPost = this.#options.now();
    else if (this.#options.now() >= this.#nextPost) this.#post(caughtUp);
    if (!caughtUp) {
      this.#countsDue = true;
      this.#sleep(SLICE_PAUSE_MS);
    } else if (mayPost && (this.#countsDue || this.#wanted)) this.#wake();
  }

  #post(caughtUp: boolean): void {
    const filterId = this.#filter?.id;
    if (filterId === undefined || !(this.#countsDue || this.#wanted)) return;
    this.#lastPost = this.#options.now();
    const wanted = this.#wanted && this.#batch(this.#wanted);
    this.#wanted = undefined;
    if (this.#countsDue) this.#postCounts(filterId, caughtUp, wanted ? [wanted] : []);
    else if (wanted) this.#options.post({ type: 'rows', filterId, ...wanted });
  }

  #postCounts(filterId: number, caughtUp: boolean, wanted: readonly RowBatch[]): void {
    this.#countsDue = false;
    const tail = this.#newest();
    this.#options.post({
      type: 'counts',
      filterId,
      total: this.#log?.total ?? 0,
      dropped: this.#log?.dropped ?? 0,
      shown: this.#view?.shown ?? 0,
      shownDropped: this.#view?.shownDropped ?? 0,
      scanning: !caughtUp,
      progress: this.#view?.progress ?? 1,
      startedAt: this.#log?.startedAt,
      types: Object.fromEntries(this.#log?.types() ?? []),
      rows: tail ? [...wanted, tail] : wanted,
    });
  }

  /** The rows of the tail that have not been sent yet. */
  #newest(): RowBatch | undefined {
    const { rows, sent } = this.#tail;
    if (rows === 0 || !this.#view) return undefined;
    const to = this.#view.shownDropped + this.#view.shown;
    const from = Math.max(to - rows, sent);
    this.#tail.sent = to;
    return from < to ? this.#batch({ from, to }) : undefined;
  }

  #batch({ from, to }: Wanted): RowBatch {
    const start = Math.max(from, this.#view?.shownDropped ?? 0);
    const rows = (this.#view?.rows(start, to) ?? []).map((row) => this.#marked(row));
    return { from: start, data: new TextEncoder().encode(JSON.stringify(rows)).buffer };
  }

  #marked(row: EventRow): EventRow {
    // What was lost is about anything.
    const isEvent = row.kind !== 'gap' && row.kind !== 'snapshot';
    return {
      ...row,
      ...(isEvent && this.#isHighlighted?.(row.seq) === true && { highlighted: true }),
      ...(this.#isFound?.(row.seq) === true && { found: true }),
    };
  }
}
