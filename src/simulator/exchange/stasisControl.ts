import type { DialplanCEP } from '../../ari/generated/resources';

/** A place in the dialplan. */
export type DialplanPlace = Pick<DialplanCEP, 'context' | 'exten' | 'priority'>;

/** A command did not take place because the channel left the application first. */
export class ChannelGone extends Error {}

/**
 * What ARI asks of a channel in Stasis: commands carried out one after another, as Asterisk's control queue
 * does. A playback is a command that lasts as long as its media, so what comes after it waits.
 */
export class StasisControl {
  /** The application that has the channel; another one after a move. */
  application: string;
  /** Where the dialplan goes on when the channel leaves; behind `Stasis` unless told. */
  continueAt: DialplanPlace | undefined;
  readonly #end = new AbortController();
  #last: Promise<void> = Promise.resolve();
  #pending = 0;

  constructor(application: string) {
    this.application = application;
  }

  /** Aborted when the channel leaves the application. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** Number of commands that wait or run. */
  get pending(): number {
    return this.#pending;
  }

  /** Resolves when the commands queued until now have been carried out or given up. */
  get settled(): Promise<void> {
    return this.#last;
  }

  /**
   * Queues a command; resolves with its result when it was carried out. Rejects with {@link ChannelGone} when
   * the channel left first. With an empty queue the command starts before this returns.
   */
  perform<T>(command: (signal: AbortSignal) => T | Promise<T>): Promise<T> {
    const run = async (): Promise<T> => {
      if (this.#end.signal.aborted) throw new ChannelGone();
      return command(this.#end.signal);
    };
    const done = this.#pending === 0 ? run() : this.#last.then(run);
    this.#pending += 1;
    this.#last = done.then(
      () => this.#finished(),
      () => this.#finished(),
    );
    return done;
  }

  /** Queues a command that nobody waits for; it is given up when the channel leaves first. */
  send(command: (signal: AbortSignal) => void | Promise<void>): void {
    this.perform(command).catch((error: unknown) => {
      if (!(error instanceof ChannelGone)) throw error;
    });
  }

  /** Ends the running command and all that wait. */
  end(): void {
    this.#end.abort();
  }

  #finished(): void {
    this.#pending -= 1;
  }
}
