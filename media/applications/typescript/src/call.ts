import { randomUUID } from 'node:crypto';
import { AriError, type Ari } from './ari.js';
import type { AriEvent, Channel } from './events.js';
import { log } from './log.js';

/** Milliseconds after which a playback is given up that never finishes; Asterisk says nothing of some. */
const PLAYBACK_LIMIT = 300_000;

/** The caller has hung up, or the call has left the application. */
export class CallEnded extends Error {}

/** A call in our application, and what can be done with it. Every step throws {@link CallEnded} once it is over. */
export class Call {
  readonly #ari: Ari;
  readonly #channel: Channel;
  readonly #gone = new AbortController();
  /** Rejects when the call is over. */
  readonly #over: Promise<never>;
  readonly #playbacks = new Map<string, (state: string) => void>();

  constructor(ari: Ari, channel: Channel) {
    this.#ari = ari;
    this.#channel = channel;
    const { signal } = this.#gone;
    this.#over = new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new CallEnded('The call is over')), { once: true });
    });
    // Perhaps nobody is waiting for anything when the call ends.
    this.#over.catch(() => undefined);
  }

  get id(): string {
    return this.#channel.id;
  }

  get name(): string {
    return this.#channel.name;
  }

  /** Whether it has left the application. */
  get isGone(): boolean {
    return this.#gone.signal.aborted;
  }

  async answer(): Promise<void> {
    await this.#step(this.#ari.post(['channels', this.id, 'answer']));
    log('info', 'answered', { channel: this.id });
  }

  /** Plays a sound (`sound:hello-world`, `digits:42`, `recording:name`…), and waits for its end. */
  async play(media: string): Promise<void> {
    // An id of our own: the first event about the playback may come before the answer to the request.
    const playback = randomUUID();
    const finished = new Promise<string>((resolve) => this.#playbacks.set(playback, resolve));
    const limit = setTimeout(() => this.#finish(playback, 'given up'), PLAYBACK_LIMIT).unref();
    try {
      await this.#step(this.#ari.post(['channels', this.id, 'play', playback], { media }));
      log('info', 'playing', { channel: this.id, media });
      log('info', 'played', { channel: this.id, media, state: await this.#step(finished) });
    } finally {
      clearTimeout(limit);
      this.#playbacks.delete(playback);
    }
  }

  /** Does nothing to a call that is over. */
  async hangUp(): Promise<void> {
    if (this.isGone) return;
    try {
      await this.#ari.delete(['channels', this.id]);
      log('info', 'hung up', { channel: this.id });
    } catch (error) {
      if (!(error instanceof AriError && error.status === 404)) throw error;
    }
  }

  /** Takes in an event about this call. */
  receive({ type, playback }: AriEvent): void {
    if (type === 'StasisEnd' || type === 'ChannelDestroyed') this.leave();
    if (type === 'PlaybackFinished' && playback) this.#finish(playback.id, playback.state);
  }

  /** Asks for what nobody told us while we were not connected: playbacks that have ended. */
  async synchronise(): Promise<void> {
    for (const playback of this.#playbacks.keys()) {
      await this.#ari.get(['playbacks', playback]).catch((error: unknown) => {
        if (!(error instanceof AriError && error.status === 404)) throw error;
        this.#finish(playback, 'unknown');
      });
    }
  }

  /** It has left the application: whatever waits for it ends. */
  leave(): void {
    this.#gone.abort();
  }

  #finish(playback: string, state: string): void {
    this.#playbacks.get(playback)?.(state);
  }

  /** Waits for something, but not longer than for the end of the call. */
  async #step<T>(doing: Promise<T>): Promise<T> {
    try {
      return await Promise.race([this.#over, doing]);
    } catch (error) {
      // The caller was faster than we: not there any more, or not in the application.
      if (!(error instanceof AriError && (error.status === 404 || error.status === 409))) throw error;
      this.leave();
      throw new CallEnded('The call is over');
    }
  }
}
