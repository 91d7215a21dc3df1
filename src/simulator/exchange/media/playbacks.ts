import { randomUUID } from 'node:crypto';
import type { Playback as PlaybackJson } from '../../../ari/generated/resources';
import type { Clock } from '../../clock';
import { ChannelGone, type StasisControl } from '../stasisControl';
import type { MediaTarget } from './mediaTarget';
import { planMedia } from './mediaPlan';
import { Playback, type PlaybackRequest } from './playback';
import type { StoredRecordings } from './storedRecordings';

/** A playback as asked for; its id is made up unless given. */
export type PlaybackOrder = Omit<PlaybackRequest, 'id'> & { readonly id?: string | undefined };

/** A playback that was queued. */
export interface StartedPlayback {
  /** As it was when it was queued, before it began. */
  readonly answer: PlaybackJson;
  /** Resolves when it has ended. */
  readonly over: Promise<void>;
}

/** All playbacks that wait or run. */
export class Playbacks {
  readonly #byId = new Map<string, Playback>();

  constructor(
    private readonly clock: Clock,
    private readonly recordings: StoredRecordings,
  ) {}

  get(id: string): Playback | undefined {
    return this.#byId.get(id);
  }

  /**
   * Queues a playback behind what `control` is already to do. `isHungUp` tells, when the queue is given up,
   * whether the channel is gone: Asterisk then still starts what waited, only to let it fail.
   */
  start(
    order: PlaybackOrder,
    target: MediaTarget,
    control: StasisControl,
    isHungUp: () => boolean,
  ): StartedPlayback {
    const playback = new Playback(
      { ...order, id: order.id ?? randomUUID() },
      { clock: this.clock, target, plan: (uri) => planMedia(uri, this.recordings) },
    );
    this.#byId.set(playback.id, playback);
    const answer = { ...playback.toJson(), state: 'queued' } as const;
    return { answer, over: this.#carryOut(playback, control, isHungUp) };
  }

  async #carryOut(playback: Playback, control: StasisControl, isHungUp: () => boolean): Promise<void> {
    try {
      await control.perform((signal) => playback.play(signal));
    } catch (error) {
      if (!(error instanceof ChannelGone)) throw error;
      // At once, before the channel tells that it leaves.
      if (isHungUp()) playback.abandon();
    } finally {
      // Another one may have taken the id meanwhile: Asterisk lets it.
      if (this.#byId.get(playback.id) === playback) this.#byId.delete(playback.id);
    }
  }
}
