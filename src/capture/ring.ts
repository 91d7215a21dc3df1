/**
 * A queue whose items keep the number they were given when they came: the first ever is 0. Grows by
 * doubling, drops from the front at no cost.
 */
export class Ring<T> {
  #items: (T | undefined)[] = new Array<T | undefined>(64);
  #start = 0;
  #end = 0;

  /** Number of the oldest item still here. */
  get start(): number {
    return this.#start;
  }

  /** Number that the next item will get. */
  get end(): number {
    return this.#end;
  }

  /** How many items are here. */
  get size(): number {
    return this.#end - this.#start;
  }

  /** The item of that number; undefined when it is gone or has not come yet. */
  at(number: number): T | undefined {
    if (number < this.#start || number >= this.#end) return undefined;
    return this.#items[number % this.#items.length];
  }

  /** Adds `item` and returns its number. */
  push(item: T): number {
    if (this.size === this.#items.length) this.#grow();
    this.#items[this.#end % this.#items.length] = item;
    return this.#end++;
  }

  /** Removes and returns the oldest item; undefined when there is none. */
  shift(): T | undefined {
    if (this.size === 0) return undefined;
    const slot = this.#start % this.#items.length;
    const item = this.#items[slot];
    this.#items[slot] = undefined;
    this.#start += 1;
    return item;
  }

  /** Removes all items; numbers go on where they were. */
  clear(): void {
    this.#items = new Array<T | undefined>(64);
    this.#start = this.#end;
  }

  #grow(): void {
    const items = new Array<T | undefined>(this.#items.length * 2);
    for (let number = this.#start; number < this.#end; number += 1) {
      items[number % items.length] = this.#items[number % this.#items.length];
    }
    this.#items = items;
  }
}
