import { originate } from '../exchange/calls/originate';
import type { Exchange } from '../exchange/exchange';
import type { SimulatedChannel } from '../exchange/simulatedChannel';

/** Both halves of a Local channel. */
export type LocalPair = readonly SimulatedChannel[];

/** Local channels whose halves both wait: calls that nobody takes part in. */
export class LocalPairs {
  readonly #pairs = new Set<LocalPair>();
  #kept = 0;

  constructor(private readonly exchange: Exchange) {}

  /** Starts a call that waits for an hour. */
  start(): LocalPair {
    const { channels } = this.exchange;
    const { id } = originate(this.exchange, {
      technology: 'Local',
      address: '501@from-trunk',
      variables: [],
      destination: { context: 'default', extension: '100', priority: 1 },
      caller: undefined,
      timeout: undefined,
    });
    const first = channels.get(id);
    const pair = [first, first?.otherHalf].filter((channel) => channel !== undefined);
    this.#pairs.add(pair);
    first?.hangup.addEventListener('abort', () => {
      this.#pairs.delete(pair);
      queueMicrotask(() => this.#refill());
    });
    return pair;
  }

  /** Keeps this many calls up from now on: those that end are replaced. */
  keep(count: number): void {
    this.#kept = count;
    this.#refill();
  }

  /** Hangs one up, as a program would. */
  hangUp(pair: LocalPair): void {
    const [first] = pair;
    if (!first || first.hangup.aborted) return;
    this.exchange.channels.requestHangup(first, 32, true);
  }

  /** Hangs all up; none is kept any more. */
  hangUpAll(): void {
    this.#kept = 0;
    for (const pair of [...this.#pairs]) this.hangUp(pair);
  }

  #refill(): void {
    while (this.#pairs.size < this.#kept) this.start();
  }
}
