function count(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
}

/** Gathers what was wrong while a capture was read, and says it. */
export class ReadingReport {
  /** Rows read. */
  rows = 0;
  /** Rows that the header promises. */
  promised: number | undefined;
  /** What ended the reading before the file's end. */
  damage: string | undefined;
  /** Whether the file ends within a line. */
  cutLine = false;
  /** Why reading was given up, if it was. */
  stopped: 'cancelled' | 'full' | 'stray' | undefined;
  #unreadable = 0;
  #first = '';

  /** Notes a line that is no row; `why` goes on from “it …”. */
  unreadable(line: number, why: string): void {
    this.#unreadable += 1;
    if (this.#unreadable === 1) this.#first = `line ${line.toLocaleString('en')}: ${why}`;
  }

  /** Everything that is wrong, as sentences for people; undefined when nothing is. */
  problem(): string | undefined {
    const sentences = [...this.#end(), ...this.#lines()];
    return sentences.length === 0 ? undefined : sentences.join(' ');
  }

  #end(): readonly string[] {
    const rows = count(this.rows, 'row');
    if (this.stopped === 'cancelled') return [`Reading was cancelled after ${rows}.`];
    if (this.stopped === 'full')
      return [`The file holds more than is read at once: these are its first ${rows}.`];
    if (this.stopped === 'stray')
      return [`The file was given up after ${rows}: more than a million of its lines are no rows.`];
    if (this.damage !== undefined)
      return [`${this.damage} ${this.rows === 0 ? 'No row' : rows} could be read.`];
    if (this.cutLine) return [`The file is cut off within a line after ${rows}.`];
    const missing = (this.promised ?? 0) - this.rows - this.#unreadable;
    return missing > 0
      ? [`The file ends early: ${count(missing, 'row')} of those that its header promises are missing.`]
      : [];
  }

  #lines(): readonly string[] {
    if (this.#unreadable === 0) return [];
    const were = this.#unreadable === 1 ? 'was' : 'were';
    return [`${count(this.#unreadable, 'line')} could not be read and ${were} left out (${this.#first}).`];
  }
}
