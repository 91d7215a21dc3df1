import type { ListModel } from './listModel';
import type { RowCache, Stretch } from './rowCache';

/** Most rows asked for at once, as the protocol allows. */
const MOST_ROWS = 500;
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
    const missing = this.#cache.missing(this.#model.wanted);
    if (!missing) return;
    const { mode, window } = this.#model;
    const open = this.#open;
    if (open && (mode === 'tail' || (open.from <= window.from && window.to <= open.to))) return;
    // What is in sight already, or is part of the question: the rest can wait for its answer.
    if (open && !this.#cache.missing(window)) return;
    const from = mode === 'tail' ? Math.max(missing.from, missing.to - MOST_ROWS) : missing.from;
    this.#open = { from, to: Math.min(missing.to, from + MOST_ROWS) };
    this.#questions.ask(this.#open);
  }

  #askTail(): void {
    const rows = this.#model.mode === 'tail' ? Math.min(MOST_ROWS, TAIL_PAGES * (this.#model.page + 1)) : 0;
    if (rows === this.#tail) return;
    this.#tail = rows;
    this.#questions.askTail(rows);
  }
}
