import type { ViewState } from './viewState';

/** What the view remembers over a reload; every change is kept at once. */
export class ViewMemory {
  readonly #keep: (state: ViewState) => void;
  #state: ViewState;

  constructor(state: ViewState, keep: (state: ViewState) => void) {
    this.#state = state;
    this.#keep = keep;
  }

  /** What is remembered now. */
  get state(): ViewState {
    return this.#state;
  }

  /** Remembers `part` in place of what was there. */
  change(part: Partial<ViewState>): void {
    this.#state = { ...this.#state, ...part };
    this.#keep(this.#state);
  }
}
