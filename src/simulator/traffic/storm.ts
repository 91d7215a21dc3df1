import { sleep } from '../clock';
import type { Exchange } from '../exchange/exchange';
import type { SimulatedChannel } from '../exchange/simulatedChannel';
import type { LocalPair, LocalPairs } from './localPairs';

/** How hard a storm blows. */
export interface StormOptions {
  readonly eventsPerSecond: number;
  /** Until it ends by itself; until it is told to otherwise. */
  readonly seconds?: number;
}

/** Milliseconds between two bursts. */
const TICK = 10;
/** Calls that loop at a time. */
const PAIRS = 50;
/** Events after which one call ends and another begins: the share of life cycles of a real server's storm. */
const EVENTS_PER_CALL = 222;

/**
 * Many Local channels that loop through `While`, `Set`, `Set`, `EndWhile` and come and go meanwhile. The rate
 * is kept by the clock: what one burst was late or short, the next one makes up for.
 */
export class Storm {
  readonly #start: number;
  readonly #eventsBefore: number;
  #calls = 0;
  #loops = 0;

  constructor(
    private readonly exchange: Exchange,
    private readonly pairs: LocalPairs,
    private readonly options: StormOptions,
  ) {
    this.#start = exchange.clock.now();
    this.#eventsBefore = exchange.applications.published;
  }

  /** Resolves when its time is over or the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const end = this.#start + (this.options.seconds ?? Infinity) * 1000;
    const looping: LocalPair[] = [];
    while (!signal.aborted) {
      const now = this.exchange.clock.now();
      this.#catchUp(Math.min(now, end), looping);
      if (now >= end) break;
      await sleep(this.exchange.clock, Math.min(TICK, end - now), signal);
    }
    for (const pair of looping) this.pairs.hangUp(pair);
  }

  /** Events that must have been sent by now, ms since 1970. */
  #due(now: number): number {
    return Math.floor(((now - this.#start) / 1000) * this.options.eventsPerSecond);
  }

  #catchUp(now: number, looping: LocalPair[]): void {
    const due = this.#due(now);
    const sent = (): number => this.exchange.applications.published - this.#eventsBefore;
    while (sent() < due) {
      if (looping.length < PAIRS || sent() > this.#calls * EVENTS_PER_CALL) this.#renew(looping);
      const index = this.#loops % looping.length;
      this.#loops += 1;
      const pair = looping[index] ?? [];
      // Somebody else may have hung it up.
      if (pair.some(({ hangup }) => hangup.aborted)) looping.splice(index, 1);
      else for (const channel of pair) this.#loopOnce(channel);
    }
  }

  /** Begins a call, and ends the oldest one when there are enough. */
  #renew(looping: LocalPair[]): void {
    this.#calls += 1;
    const oldest = looping.length < PAIRS ? undefined : looping.shift();
    if (oldest) this.pairs.hangUp(oldest);
    looping.push(this.pairs.start());
  }

  #loopOnce(channel: SimulatedChannel): void {
    const { channels } = this.exchange;
    const count = String(this.#loops);
    channels.setDialplan(channel, 'While', '1');
    channels.setDialplan(channel, 'Set', `i=${count}`);
    channels.setVariable(channel, 'i', count);
    const payload = `${count}-abcdefghij`;
    channels.setDialplan(channel, 'Set', `payload=${payload}`);
    channels.setVariable(channel, 'payload', payload);
    channels.setDialplan(channel, 'EndWhile', '');
  }
}
