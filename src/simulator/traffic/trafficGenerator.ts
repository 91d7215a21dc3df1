import type { Timer } from '../clock';
import type { Exchange } from '../exchange/exchange';
import type { PhoneBehaviour } from '../exchange/endpoints/phoneBehaviour';
import { CallApplication } from './callApplication';
import { CallPlanner, type CallMix, type CallPlan } from './callPlan';
import { LocalPairs } from './localPairs';
import { Random } from './random';
import { Storm, type StormOptions } from './storm';

/** How much traffic there is to be. */
export interface TrafficOptions {
  readonly callsPerMinute: number;
  /** Traffic with the same seed is the same. */
  readonly seed?: number;
  /** An ordinary office's unless told. */
  readonly mix?: CallMix;
}

/** Answer of 500, and the greeting, before the application calls a phone; ms. */
const BEFORE_RINGING = 2000;
/** The first call comes within so many ms: who starts the traffic wants to see some. */
const FIRST_CALL = 2000;

/** Makes calls come in over the trunk, and serves `myapp` while no program does. */
export class TrafficGenerator {
  readonly #random: Random;
  readonly #planner: CallPlanner;
  readonly #application: CallApplication;
  readonly #held: LocalPairs;
  readonly #looping: LocalPairs;
  readonly #calls = new Set<string>();
  #callsPerMinute: number;
  #nextCall: Timer | undefined;
  #hadCall = false;
  /** There while it runs. */
  #running: AbortController | undefined;

  constructor(
    private readonly exchange: Exchange,
    { callsPerMinute, seed = exchange.clock.now(), mix }: TrafficOptions,
  ) {
    this.#callsPerMinute = checkedRate(callsPerMinute);
    this.#random = new Random(seed);
    this.#planner = new CallPlanner(new Random(seed + 1), mix);
    this.#application = new CallApplication(exchange, new Random(seed + 2));
    this.#held = new LocalPairs(exchange);
    this.#looping = new LocalPairs(exchange);
  }

  /** Starts the calls, and with the first of them its own application, unless a program serves that. */
  start(): void {
    if (this.#running) return;
    this.#running = new AbortController();
    this.#schedule();
  }

  /** Ends everything that it started: calls, storms, held channels, its application, timers. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#nextCall?.cancel();
    this.#nextCall = undefined;
    this.#application.stop();
    for (const channelId of [...this.#calls]) {
      void this.#application.client.attempt('channels.hangup', { channelId });
    }
    this.#held.hangUpAll();
    this.#looping.hangUpAll();
  }

  /** Changes the rate; 0 starts no more calls. Throws a RangeError for what is no rate. */
  setCallsPerMinute(calls: number): void {
    this.#callsPerMinute = checkedRate(calls);
    this.#nextCall?.cancel();
    this.#schedule();
  }

  /** Sends events of looping calls at a steady rate; resolves when the time is over or the traffic stopped. */
  async storm(options: StormOptions): Promise<void> {
    if (this.#running) await new Storm(this.exchange, this.#looping, options).run(this.#running.signal);
  }

  /** Keeps this many channels in `Wait`, an even number since they are halves of Local channels. */
  hold(channels: number): void {
    this.#held.keep(Math.ceil(channels / 2));
  }

  /** Calls come by chance, as from callers who know nothing of each other. */
  #schedule(): void {
    this.#nextCall = undefined;
    if (!this.#running || this.#callsPerMinute === 0) return;
    this.#application.start();
    const chance = (-Math.log(1 - this.#random.next()) * 60_000) / this.#callsPerMinute;
    const delay = this.#hadCall ? chance : Math.min(FIRST_CALL, chance);
    this.#nextCall = this.exchange.clock.after(Math.ceil(delay), () => {
      this.#hadCall = true;
      this.#placeCall(this.#planner.next());
      this.#schedule();
    });
  }

  #placeCall(plan: CallPlan): void {
    const behaviour = phoneBehaviour(plan);
    const hangUpAfter = timeUntilHangup(plan);
    const channel = this.exchange.calls.incoming({
      endpoint: 'trunk',
      extension: behaviour ? plan.phone.extension : '500',
      caller: plan.caller,
      ...(hangUpAfter !== undefined && { hangUpAfter }),
    });
    // A dialplan of the user's own need not have these numbers.
    if (!channel) return;
    const phone = this.exchange.endpoints.get('PJSIP', plan.phone.resource);
    if (behaviour && phone?.state === 'online') phone.nextBehaviours.push(behaviour);
    this.#calls.add(channel.id);
    channel.hangup.addEventListener('abort', () => this.#calls.delete(channel.id));
    if (!behaviour) this.#application.expect(channel.id, plan);
  }
}

function checkedRate(callsPerMinute: number): number {
  if (Number.isFinite(callsPerMinute) && callsPerMinute >= 0) return callsPerMinute;
  throw new RangeError(`Calls per minute must be 0 or more, not ${callsPerMinute}`);
}

/** What the called phone does; undefined for calls into the application. */
function phoneBehaviour({ kind, ring, phoneTalk }: CallPlan): PhoneBehaviour | undefined {
  switch (kind) {
    case 'answered':
      return { answerAfter: ring, talk: phoneTalk };
    case 'busy':
      return { ringAfter: false, answerAfter: 300, refuseWith: 486 };
    case 'abandoned':
    case 'unanswered':
      return {};
    default:
      return undefined;
  }
}

/** Milliseconds from its start until the caller ends the call; undefined where somebody else does. */
function timeUntilHangup({ kind, ring, talk }: CallPlan): number | undefined {
  switch (kind) {
    case 'answered':
      return ring + talk;
    case 'abandoned':
      return ring;
    case 'busy':
    case 'unanswered':
      return undefined;
    default:
      return BEFORE_RINGING + ring + talk;
  }
}
