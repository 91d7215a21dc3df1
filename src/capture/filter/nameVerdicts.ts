import { NO_NUMBER, type NameTable } from '../nameTable';

/** What a test says of each name of a table, asked once per name. */
export class NameVerdicts {
  readonly #table: NameTable;
  readonly #test: (name: string) => boolean;
  #known: (boolean | undefined)[] = [];
  #revision: number;

  constructor(table: NameTable, test: (name: string) => boolean) {
    this.#table = table;
    this.#test = test;
    this.#revision = table.revision;
  }

  /** The verdict on the name of that number; `read` gets the name where the table has none. */
  of(number: number, read: () => string): boolean {
    if (number === NO_NUMBER) return this.#test(read());
    if (this.#revision !== this.#table.revision) {
      this.#known = [];
      this.#revision = this.#table.revision;
    }
    return (this.#known[number] ??= this.#test(this.#table.name(number) ?? ''));
  }
}
