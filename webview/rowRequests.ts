import type { ListModel } from './listModel';
import type { RowCache, Stretch } from './rowCache';

/** Most rows asked for at once, as the protocol allows. */
const MOST_ROWS = 500;
/** Frames of scrolling that are asked for ahead: more than an answer takes to come. */
const FRAMES_AHEAD = 10;
/** More rows than that in a frame are a jump, and nobody knows where the next one goes. */
const JUMP = 400;
/** Rows beyond a page that are asked for as the tail: the list may grow before it asks again. */
const TAIL_PAGES = 2;

/** How a {@link RowRequests} asks. */
export interface RowQuestions {
  /** Asks for rows by position. */
  readonly ask: (stretch: Stretch) => void;
  /** Has so many of the newest rows sent without asking; 0: none. */
  readonly askTail: (rows: number) => void;
}

/**
 * Decides what to ask the host for: the newest want only. One question is open at a time, unless what is in
 * sight by now is not part of it: the host then forgets the older one.
 */
export class RowRequests {
  readonly #model: ListModel;
  readonly #cache: RowCache;
  readonly #questions: RowQuestions;
  #open: Stretch | undefined;
  #tail = 0;
  /** The first row in sight a frame ago. */
  #before = 0;

  constructor(model: ListModel, cache: RowCache, questions: RowQuestions) {
    this.#model = model;
    this.#cache = cache;
    this.#questions = questions;
  }

  /** Nothing is asked any more: a new filter has been set. */
  reset(): void {
    this.#open = undefined;
    this.#tail = 0;
  }

  /** Takes note that the host has sent rows. */
  answered(): void {
    this.#open = undefined;
  }

  /** Asks for what is missing; called once a frame. */
  ask(): void {
    this.#askTail();
    const { mode, window } = this.#model;
    const moved = window.from - this.#before;
    this.#before = window.from;
    const wanted = mode === 'tail' ? this.#model.wanted : this.#ahead(moved);
    const missing = this.#cache.missing(wanted);
    if (!missing) return;
    const open = this.#open;
    if (open && (mode === 'tail' || (open.from <= window.from && window.to <= open.to))) return;
    // What is in sight already, or is part of the question: the rest can wait for its answer.
    if (open && !this.#cache.missing(window)) return;
    const isFromEnd = mode === 'tail' || moved < 0;
    const from = isFromEnd ? Math.max(missing.from, missing.to - MOST_ROWS) : missing.from;
    this.#open = { from, to: Math.min(missing.to, from + MOST_ROWS) };
    this.#questions.ask(this.#open);
  }

  /** What the list wants, and what comes into sight next when it goes on moving by so many rows a frame. */
  #ahead(moved: number): Stretch {
    const { wanted, first, end } = this.#model;
    if (Math.abs(moved) > JUMP) return wanted;
    const ahead = moved * FRAMES_AHEAD;
    return {
      from: Math.max(first, wanted.from + Math.min(0, ahead)),
      to: Math.min(end, wanted.to + Math.max(0, ahead)),
    };
  }

  #askTail(): void {
    const rows = this.#model.mode === 'tail' ? Math.min(MOST_ROWS, TAIL_PAGES * (this.#model.page + 1)) : 0;
    if (rows === this.#tail) return;
    this.#tail = rows;
    this.#questions.askTail(rows);
  }
}
