/** Letters that follow one another more slowly begin a new word, ms. */
const PAUSE_MS = 700;

/** Puts letters typed one after another together. */
export class Typeahead {
  readonly #now: () => number;
  #text = '';
  #last = -Infinity;

  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** Takes a letter; returns the word so far. The same letter again and again is that letter alone. */
  add(letter: string): string {
    const now = this.#now();
    this.#text = now - this.#last > PAUSE_MS ? letter : this.#text + letter;
    this.#last = now;
    return this.#text === letter.repeat(this.#text.length / letter.length) ? letter : this.#text;
  }

  /** The next letter begins a word: something else was done in between. */
  reset(): void {
    this.#last = -Infinity;
  }
}
