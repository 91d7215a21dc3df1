import type { EventFrame } from '../../ari/eventFrame';
import { inTurns } from '../../ari/inTurns';
import type { RestClient } from '../../ari/restClient';
import type { LiveUpdate } from '../../model/liveChange';
import { Emitter, type Disposable, type Listen } from '../../shared/emitter';
import { endpointOf } from '../../shared/endpointOf';
import { fieldsOf } from '../../shared/fields';

/** Endpoints whose device state is kept, the least recently wanted leave first. */
const KEPT = 2_000;
/** How many are asked for at a time, and how many at most before the next pause. */
const AT_ONCE = 2;
const BATCH = 50;
/** Over how long changes are gathered before the next batch is asked for, ms. */
const PAUSE_MS = 500;

/**
 * The device states of endpoints that somebody looks at, such as INUSE. They are off at Asterisk (ADR 5), so they
 * are asked for one by one, and again when a channel of the endpoint comes, goes or changes its state.
 */
export class EndpointDevices implements Disposable {
  readonly #rest: Pick<RestClient, 'call'>;
  readonly #states = new Map<string, string | undefined>();
  readonly #waiting = new Set<string>();
  readonly #changes = new Emitter<readonly string[]>();
  #timer: NodeJS.Timeout | undefined;
  #isAsking = false;
  #closed = false;

  constructor(rest: Pick<RestClient, 'call'>) {
    this.#rest = rest;
  }

  /** Tells the ids (`technology/resource`) of endpoints whose device state is another one. */
  get onDidChange(): Listen<readonly string[]> {
    return this.#changes.event;
  }

  /** The device state of an endpoint, as far as it is known. */
  stateOf(endpointId: string): string | undefined {
    return this.#states.get(endpointId);
  }

  /** Asks in a moment for those of these endpoints that are not known. */
  want(endpointIds: readonly string[]): void {
    for (const id of endpointIds) {
      if (this.#states.has(id)) continue;
      this.#states.set(id, undefined);
      this.#waiting.add(id);
    }
    for (const id of this.#states.keys()) {
      if (this.#states.size <= KEPT) break;
      this.#states.delete(id);
      this.#waiting.delete(id);
    }
    this.#askSoon(0);
  }

  /** Asks again for all that are known: the server may be another one by now. */
  refreshKnown(): void {
    for (const id of this.#states.keys()) this.#waiting.add(id);
    this.#askSoon(0);
  }

  /** Looks at what the model has taken in: a channel changes its endpoint's device. */
  noteUpdate({ changes }: LiveUpdate): void {
    if (this.#states.size === 0) return;
    for (const { kind, id, before, after } of changes) {
      if (kind === 'endpoint') this.#askAgain(id);
      else if (kind === 'channel') {
        for (const side of [before, after]) {
          if (side?.kind === 'channel') this.#askAgain(endpointOf(side.name));
        }
      }
    }
  }

  /** Takes an event in, where device states are switched on. */
  take(frame: EventFrame): void {
    if (frame.type !== 'DeviceStateChanged') return;
    const { name, state } = fieldsOf(frame.value?.device_state) ?? {};
    if (typeof name !== 'string' || typeof state !== 'string') return;
    if (!this.#states.has(name) || this.#states.get(name) === state) return;
    this.#states.set(name, state);
    this.#changes.fire([name]);
  }

  /** Asks nothing more. */
  dispose(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#changes.dispose();
  }

  #askAgain(id: string | undefined): void {
    if (id === undefined || !this.#states.has(id)) return;
    this.#waiting.add(id);
    this.#askSoon(PAUSE_MS);
  }

  #askSoon(delayMs: number): void {
    if (this.#closed || this.#isAsking || this.#waiting.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#ask();
    }, delayMs);
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    const turn = inTurns(AT_ONCE);
    const batch = [...this.#waiting].slice(0, BATCH);
    for (const id of batch) this.#waiting.delete(id);
    const answers = await Promise.all(batch.map((id) => turn(() => this.#stateNow(id))));
    const changed = batch.filter((id, index) => {
      const state = answers[index];
      if (state === undefined || !this.#states.has(id) || this.#states.get(id) === state) return false;
      this.#states.set(id, state);
      return true;
    });
    this.#isAsking = false;
    if (this.#closed) return;
    if (changed.length > 0) this.#changes.fire(changed);
    this.#askSoon(PAUSE_MS);
  }

  /** Undefined when Asterisk does not tell: what was known stays. */
  async #stateNow(deviceName: string): Promise<string | undefined> {
    try {
      const answer: unknown = await this.#rest.call('deviceStates.get', { deviceName }, { background: true });
      const state = fieldsOf(answer)?.state;
      return typeof state === 'string' ? state : undefined;
    } catch {
      return undefined;
    }
  }
}
