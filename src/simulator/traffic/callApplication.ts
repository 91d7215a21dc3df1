import { fieldsOf } from '../../shared/fields';
import type { EventSink } from '../exchange/eventSink';
import type { Exchange } from '../exchange/exchange';
import type { SimulatedChannel } from '../exchange/simulatedChannel';
import type { CallPlan } from './callPlan';
import { serveCall } from './serveCall';
import { OperationClient } from './operationClient';
import type { Random } from './random';

/** The application that the dialplan's 500 enters. */
const NAME = 'myapp';
/** Argument of the legs that the application calls itself. */
const AGENT = 'agent';

/**
 * A little call application, for as long as no real program serves `myapp`: it greets, calls phones, bridges and
 * hangs up through the operations of ARI. When a program connects it steps aside, and returns when that one leaves.
 */
export class CallApplication implements EventSink {
  readonly isBuiltIn = true;
  readonly client: OperationClient;
  readonly #plans = new Map<string, CallPlan>();
  /** Who waits for a channel to enter or a playback to end, by its id. */
  readonly #waiting = new Map<string, () => void>();
  #stopListening: (() => void) | undefined;
  #isServing = false;
  /** The calls in hand, aborted when the application steps aside. */
  readonly #calls = new Set<AbortController>();

  constructor(
    readonly exchange: Exchange,
    private readonly random: Random,
  ) {
    this.client = new OperationClient(exchange);
  }

  /** Serves `myapp` as soon as no program does. */
  start(): void {
    this.#stopListening ??= this.exchange.applications.onVacant((name) => {
      if (name === NAME) this.#serve();
    });
    this.#serve();
  }

  /** Ends its calls' legs and leaves; callers stay until they hang up. */
  stop(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#stepAside();
    this.exchange.applications.disconnect(this);
  }

  /** Says how the call of a channel is to go, before the channel enters the application. */
  expect(channelId: string, plan: CallPlan): void {
    this.#plans.set(channelId, plan);
    this.exchange.channels
      .get(channelId)
      ?.hangup.addEventListener('abort', () => this.#plans.delete(channelId));
  }

  /** An id for something that the application makes, e.g. `agent-1f09a3c2`. */
  makeId(kind: string): string {
    return `${kind}-${Math.floor(this.random.next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0')}`;
  }

  /** Calls a phone; resolves with the leg's channel id once it is answered, undefined when it never is. */
  async callPhone(
    resource: string,
    ring: number,
    callerId: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const channelId = this.makeId(AGENT);
    const phone = this.exchange.endpoints.get('PJSIP', resource);
    if (phone?.state === 'online') phone.nextBehaviours.push({ answerAfter: ring });
    await this.client.attempt('channels.originate', {
      ...{ endpoint: `PJSIP/${resource}`, app: NAME, appArgs: AGENT, callerId, channelId, timeout: 30 },
    });
    const leg = this.exchange.channels.get(channelId);
    if (!leg) return undefined;
    if (await this.#next(channelId, signal, leg.hangup)) return channelId;
    await this.client.attempt('channels.hangup', { channelId });
    return undefined;
  }

  /** Plays a sound to a channel; resolves when it has ended. */
  async play(channelId: string, media: string, signal: AbortSignal): Promise<void> {
    const playbackId = this.makeId('greeting');
    const ended = this.#next(playbackId, signal);
    const isPlaying = await this.client.attempt('channels.playWithId', { channelId, playbackId, media });
    if (isPlaying) await ended;
    else this.#waiting.delete(playbackId);
  }

  /** Takes an event of the application. */
  send(frame: string): void {
    const event = fieldsOf(JSON.parse(frame));
    switch (event?.type) {
      case 'ApplicationReplaced':
        this.#stepAside();
        break;
      case 'StasisStart':
        this.#entered(String(fieldsOf(event.channel)?.id), event.args);
        break;
      case 'PlaybackFinished':
        this.#waiting.get(String(fieldsOf(event.playback)?.id))?.();
        break;
    }
  }

  #serve(): void {
    if (this.#isServing || !this.#stopListening || this.exchange.applications.isServed(NAME)) return;
    this.#isServing = true;
    this.exchange.applications.connect(NAME, this, false);
  }

  #stepAside(): void {
    this.#isServing = false;
    for (const call of [...this.#calls]) call.abort();
  }

  #entered(channelId: string, args: unknown): void {
    const arrive = this.#waiting.get(channelId);
    if (arrive) {
      arrive();
      return;
    }
    const channel = this.exchange.channels.get(channelId);
    if (!channel || !this.#isServing) return;
    const isStray = Array.isArray(args) && args[0] === AGENT;
    if (isStray) void this.client.attempt('channels.hangup', { channelId });
    else void this.#serveCall(channel);
  }

  async #serveCall(channel: SimulatedChannel): Promise<void> {
    const call = new AbortController();
    this.#calls.add(call);
    channel.hangup.addEventListener('abort', () => call.abort());
    await serveCall({ application: this, channel, signal: call.signal }, this.#plans.get(channel.id));
    this.#calls.delete(call);
  }

  /** Waits for a channel or playback; false when one of the signals is aborted first. */
  #next(id: string, ...signals: readonly AbortSignal[]): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (came: boolean): void => {
        for (const signal of signals) signal.removeEventListener('abort', giveUp);
        this.#waiting.delete(id);
        resolve(came);
      };
      const giveUp = (): void => end(false);
      for (const signal of signals) signal.addEventListener('abort', giveUp);
      this.#waiting.set(id, () => end(true));
      if (signals.some(({ aborted }) => aborted)) end(false);
    });
  }
}
