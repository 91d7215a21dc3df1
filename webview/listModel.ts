import type { Stretch } from './rowCache';
import { furthestOffset, ROW_HEIGHT, scrolledOffset, scrollTopOf, spacerHeight } from './scrollScale';

/**
 * How the list moves: `tail` shows the newest row, `held` stays where the user scrolled while rows are
 * added below, `paused` adds none.
 */
export type ListMode = 'tail' | 'held' | 'paused';

/**
 * What the list of events shows, without its elements: which rows there are, which are in sight, which is
 * selected. Rows have positions that stay the same while older ones leave the log.
 */
export class ListModel {
  #mode: ListMode = 'tail';
  #viewport = 0;
  /** Px of all rows above the upper edge. */
  #offset = 0;
  /** Positions of the first row in the log, of the one after the last there, and after the last loaded. */
  #first = 0;
  #newest = 0;
  #loaded = 0;
  #frozen = 0;
  #seen = 0;
  #selected: number | undefined;
  /** Whether rows come as they happen. */
  #live = true;

  /** How the list moves now. */
  get mode(): ListMode {
    return this.#mode;
  }

  /** Position of the selected row; undefined when none is. */
  get selected(): number | undefined {
    return this.#selected;
  }

  /** Position of the first row. */
  get first(): number {
    return this.#first;
  }

  /** The position after the last row in the list; while following, rows join when they are loaded. */
  get end(): number {
    const end = { tail: this.#loaded, held: this.#newest, paused: this.#frozen }[this.#mode];
    return Math.max(this.#first, Math.min(end, this.#newest));
  }

  /** The position after the last row there is, in the list or not yet. */
  get newest(): number {
    return this.#newest;
  }

  /** How many rows the list has; those that have not joined are not counted. */
  get rows(): number {
    return this.end - this.#first;
  }

  /** Height of the element that stands for all rows, px. */
  get height(): number {
    return spacerHeight(this.rows);
  }

  /** Where the scroll bar belongs, px. */
  get scrollTop(): number {
    return scrollTopOf(this.offset, this.rows, this.#viewport);
  }

  /** Px of all rows above the upper edge. */
  get offset(): number {
    const furthest = furthestOffset(this.rows, this.#viewport);
    return this.#mode === 'tail' ? furthest : Math.min(furthest, this.#offset);
  }

  /** The rows in sight, partly or wholly. */
  get window(): Stretch {
    const from = this.#first + Math.floor(this.offset / ROW_HEIGHT);
    const to = this.#first + Math.ceil((this.offset + this.#viewport) / ROW_HEIGHT);
    return { from, to: Math.min(to, this.end) };
  }

  /** The rows that ought to be loaded: those in sight, or coming into sight, and some around them. */
  get wanted(): Stretch {
    const page = Math.ceil(this.#viewport / ROW_HEIGHT);
    if (this.#mode === 'tail')
      return { from: Math.max(this.#first, this.#newest - 2 * page), to: this.#newest };
    const { from, to } = this.window;
    return { from: Math.max(this.#first, from - page), to: Math.min(this.end, to + page) };
  }

  /** How many rows came that have not been in sight. */
  get unseen(): number {
    return this.#mode === 'tail' || !this.#live
      ? 0
      : Math.max(0, this.#newest - Math.max(this.#seen, this.#first));
  }

  /**
   * Takes the counts of the host: the position of the first row, how many there are, and whether that is
   * all of them or more older ones are still being found.
   */
  setCounts(first: number, rows: number, settled = true): void {
    this.#offset = Math.max(0, this.#offset - (first - this.#first) * ROW_HEIGHT);
    this.#first = first;
    this.#newest = first + rows;
    if (settled && this.#frozen === Number.MAX_SAFE_INTEGER) this.#frozen = this.#newest;
    if (this.#selected !== undefined && this.#selected < first) this.#selected = undefined;
    this.#look();
  }

  /** Takes note that the rows before `position` are there. */
  setLoaded(position: number): void {
    this.#loaded = Math.max(this.#loaded, position);
    this.#look();
  }

  /** Takes the height of what the rows are seen through, px. */
  setViewport(height: number): void {
    this.#viewport = height;
    this.#look();
  }

  /** Takes a move of the scroll bar, px: leaving the end stops following, reaching it starts it. */
  scrolled(fromTop: number, toTop: number): void {
    this.#offset = scrolledOffset(this.offset, fromTop, toTop, this.rows, this.#viewport);
    if (this.#mode === 'tail' && !this.#atEnd()) this.#mode = 'held';
    else if (this.#mode === 'held' && toTop > fromTop && this.#atEnd()) this.follow();
    this.#look();
  }

  /** Moves by so many px of rows: upwards leaves the end, however little, and reaching it follows again. */
  scrollBy(px: number): void {
    const furthest = furthestOffset(this.rows, this.#viewport);
    if (px < 0 && furthest > 0) this.hold();
    if (this.#mode === 'tail') return;
    this.#offset = Math.min(furthest, Math.max(0, this.offset + px));
    if (px > 0 && this.#mode === 'held' && this.#atEnd()) this.follow();
    this.#look();
  }

  /** Whether a px of the scroll bar stands for more than one px of rows. */
  get scaled(): boolean {
    return this.height < this.rows * ROW_HEIGHT;
  }

  /** Stops following the newest row: what is in sight stays. */
  hold(): void {
    if (this.#mode !== 'tail') return;
    this.#offset = this.offset;
    this.#seen = Math.max(this.#seen, this.end);
    this.#mode = 'held';
  }

  /** Shows the newest row from now on; where rows are not live, nothing moves by itself. */
  follow(): void {
    if (this.#live) this.#mode = 'tail';
  }

  /** Takes whether rows come as they happen; those of a file are read from the top, however they come in. */
  setLive(live: boolean): void {
    if (live === this.#live) return;
    this.#live = live;
    this.#mode = live ? 'tail' : 'held';
    this.#offset = 0;
  }

  /** Stays as it is; no row joins until {@link follow}. */
  pause(): void {
    this.#offset = this.offset;
    this.#frozen = this.end;
    this.#mode = 'paused';
    this.#look();
  }

  /** Selects the row at `position` and brings it into sight; the list stops following until none is selected. */
  select(position: number | undefined): void {
    if (position === undefined || this.rows === 0) {
      this.#selected = undefined;
      if (this.#mode === 'held' && this.#atEnd()) this.follow();
      return;
    }
    this.hold();
    const selected = Math.min(this.end - 1, Math.max(this.#first, position));
    this.#selected = selected;
    const top = (selected - this.#first) * ROW_HEIGHT;
    const lowest = top + ROW_HEIGHT - this.#viewport;
    this.#offset = Math.max(lowest, Math.min(this.#offset, top));
    this.#look();
  }

  /** Moves the selection by so many rows; without one, it starts at the last row in sight. */
  moveSelection(rows: number): void {
    const { from, to } = this.window;
    if (this.#selected === undefined) this.select(rows < 0 ? to - 1 : from);
    else this.select(this.#selected + rows);
  }

  /** Rows in a page of the list. */
  get page(): number {
    return Math.max(1, Math.floor(this.#viewport / ROW_HEIGHT) - 1);
  }

  /** Starts over for another filter: no rows, none selected; the mode stays. */
  reset(): void {
    this.#first = this.#newest = this.#loaded = this.#frozen = this.#seen = 0;
    this.#offset = 0;
    this.#selected = undefined;
    // A pause holds the list still, and another filter makes another list: first it must be found.
    if (this.#mode === 'paused') this.#frozen = Number.MAX_SAFE_INTEGER;
    if (this.#mode === 'held') this.follow();
  }

  #atEnd(): boolean {
    return this.#offset >= furthestOffset(this.rows, this.#viewport) - 2;
  }

  #look(): void {
    this.#seen = Math.max(this.#seen, this.window.to);
  }
}
