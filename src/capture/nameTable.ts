/** Stands for a name that a {@link NameTable} does not hold. */
export const NO_NUMBER = 0xffff;

interface Known {
  readonly name: string;
  readonly number: number;
  count: number;
}

/**
 * Small numbers for names that come again and again, with how often each is in use. Bounded, since a
 * server may send a new name with every event: names are cut, and beyond `most` there is no number.
 */
export class NameTable {
  readonly #most: number;
  readonly #longest: number;
  readonly #byName = new Map<string, Known>();
  readonly #byNumber: (Known | undefined)[] = [];
  /** Numbers that nobody uses any more. */
  readonly #free: number[] = [];
  #revision = 0;
  #bytes = 0;

  /** Holds up to `most` names (fewer than 65,535) of `longest` characters. */
  constructor(most: number, longest: number) {
    this.#most = Math.min(most, NO_NUMBER);
    this.#longest = longest;
  }

  /** Changes whenever a number gets another meaning: what was worked out per number is void then. */
  get revision(): number {
    return this.#revision;
  }

  /** About the bytes held. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The number of `name`, with one more use; {@link NO_NUMBER} when the table is full. */
  take(name: string): number {
    const key = this.#cut(name);
    const known = this.#byName.get(key) ?? this.#add(key);
    if (!known) return NO_NUMBER;
    known.count += 1;
    return known.number;
  }

  /** One use less; a name that nobody uses is forgotten. */
  give(number: number): void {
    const known = this.#byNumber[number];
    if (!known) return;
    known.count -= 1;
    if (known.count > 0) return;
    this.#byName.delete(known.name);
    this.#byNumber[number] = undefined;
    this.#free.push(number);
    this.#bytes -= cost(known.name);
  }

  /** The name; undefined for {@link NO_NUMBER} and numbers not in use. */
  name(number: number): string | undefined {
    return this.#byNumber[number]?.name;
  }

  /** The names in use and how often, the most frequent first. */
  counts(): ReadonlyMap<string, number> {
    const known = [...this.#byName.values()].sort((a, b) => b.count - a.count);
    return new Map(known.map(({ name, count }) => [name, count]));
  }

  /** Forgets all names. */
  clear(): void {
    this.#byName.clear();
    this.#byNumber.length = 0;
    this.#free.length = 0;
    this.#bytes = 0;
    this.#revision += 1;
  }

  #cut(name: string): string {
    return name.length > this.#longest ? name.slice(0, this.#longest) : name;
  }

  #add(name: string): Known | undefined {
    if (this.#byName.size >= this.#most) return undefined;
    const reused = this.#free.pop();
    if (reused !== undefined) this.#revision += 1;
    const number = reused ?? this.#byNumber.length;
    // A copy: a name cut out of a frame's text would keep the whole text alive.
    const known = { name: Buffer.from(name, 'utf16le').toString('utf16le'), number, count: 0 };
    this.#byName.set(known.name, known);
    this.#byNumber[number] = known;
    this.#bytes += cost(name);
    return known;
  }
}

/** About what a name occupies with all that holds it, bytes. */
function cost(name: string): number {
  return 200 + name.length * 2;
}
