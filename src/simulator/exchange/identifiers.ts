import type { Clock } from '../clock';

/** Gives channels their ids and the numbers in their names, as Asterisk counts them. */
export class Identifiers {
  #channels = 0;
  readonly #sequences = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Seconds since 1970 and a running number; a channel with an id of its own uses up a number too. */
  channelId(given?: string): string {
    const number = this.#channels;
    this.#channels += 1;
    return given ?? `${Math.floor(this.clock.now() / 1000)}.${number}`;
  }

  /** The next number of a kind, e.g. `0000000a`. */
  sequence(kind: string): string {
    const number = this.#sequences.get(kind) ?? 0;
    this.#sequences.set(kind, number + 1);
    return number.toString(16).padStart(8, '0');
  }
}
