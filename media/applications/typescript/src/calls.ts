import type { Ari } from './ari.js';
import { Call, CallEnded } from './call.js';
import type { AriEvent, Channel } from './events.js';
import { log, reasonOf } from './log.js';

/** The calls in our application: each is served by itself, and none can disturb another. */
export class Calls {
  readonly #ari: Ari;
  readonly #application: string;
  readonly #serve: (call: Call) => Promise<void>;
  readonly #calls = new Map<string, Call>();
  readonly #running = new Set<Promise<void>>();
  #isStopping = false;

  constructor(ari: Ari, application: string, serve: (call: Call) => Promise<void>) {
    this.#ari = ari;
    this.#application = application;
    this.#serve = serve;
  }

  /** Takes in an event; a StasisStart is a new call. */
  receive(event: AriEvent): void {
    if (event.type === 'StasisStart' && event.channel) this.#start(event.channel, event.args ?? []);
    // A playback's event does not say whose it is in a handy way: each call knows its own.
    else for (const call of this.#about(event)) call.receive(event);
  }

  /**
   * Compares with what Asterisk has: nobody tells of what happened while we were not connected. Calls that ended
   * are left, and calls that came in are served.
   */
  async synchronise(): Promise<void> {
    const known = [...this.#calls.values()];
    const { channel_ids: ids } = (await this.#ari.get(['applications', this.#application])) as {
      readonly channel_ids: readonly string[];
    };
    for (const call of known) {
      if (ids.includes(call.id)) await call.synchronise();
      else call.leave();
    }
    for (const id of ids) {
      if (this.#calls.has(id)) continue;
      const channel = (await this.#ari.get(['channels', id])) as Channel & {
        readonly dialplan: { readonly app_name: string; readonly app_data: string };
      };
      // An application that is only subscribed to a channel has it in its list, too: it may be another program's.
      const { app_name: name, app_data: data } = channel.dialplan;
      if (name === 'Stasis' && data.split(',')[0] === this.#application) this.#start(channel, []);
    }
  }

  /** Takes no more calls, and waits for those that are there; after `limit` ms they are hung up. */
  async stop(limit: number): Promise<void> {
    this.#isStopping = true;
    const hangUpAll = (): void => {
      for (const call of this.#calls.values())
        void call
          .hangUp()
          .catch(() => undefined)
          .then(() => call.leave());
    };
    const timer = setTimeout(hangUpAll, limit);
    await Promise.all(this.#running);
    clearTimeout(timer);
  }

  #about({ type, channel }: AriEvent): Iterable<Call> {
    if (type === 'PlaybackFinished') return this.#calls.values();
    const call = channel && this.#calls.get(channel.id);
    return call ? [call] : [];
  }

  #start(channel: Channel, args: readonly string[]): void {
    if (this.#calls.has(channel.id)) return;
    if (this.#isStopping) {
      // The dialplan decides what to do without us.
      void this.#ari.post(['channels', channel.id, 'continue']).catch(() => undefined);
      return;
    }
    log('info', 'call', { channel: channel.id, name: channel.name, caller: channel.caller.number, args });
    const call = new Call(this.#ari, channel);
    this.#calls.set(call.id, call);
    const running = this.#run(call).finally(() => {
      this.#calls.delete(call.id);
      this.#running.delete(running);
    });
    this.#running.add(running);
  }

  async #run(call: Call): Promise<void> {
    try {
      await this.#serve(call);
    } catch (error) {
      if (!(error instanceof CallEnded))
        log('error', 'call failed', { channel: call.id, reason: reasonOf(error) });
    }
    try {
      await call.hangUp();
    } catch (error) {
      log('error', 'not hung up', { channel: call.id, reason: reasonOf(error) });
    }
    log('info', 'call ended', { channel: call.id });
  }
}
