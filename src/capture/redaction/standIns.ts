/** Digits and what stands between them in a telephone number. */
const NUMBER = /^[+*#\d][\d*#+ ()./-]*$/;

/**
 * Stand-ins for numbers and names: the same value gets the same one wherever it stands, so that a call can
 * still be followed, and nobody can tell the value from it.
 */
export class StandIns {
  readonly #known = new Map<string, string>();
  #numbers = 0;
  #names = 0;

  /** The stand-in for `value`: `number1`, `name1`, …; an empty text stays empty. */
  of(value: string): string {
    if (value === '') return '';
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const standIn = NUMBER.test(value) ? `number${String(++this.#numbers)}` : `name${String(++this.#names)}`;
    this.#known.set(value, standIn);
    return standIn;
  }
}
