import type { EventFrame } from '../ari/eventFrame';
import { isRefresh } from './waitingFrames';

/** Places of frames that have been replaced are closed up once there are so many. */
const MANY_HOLES = 1_024;

/**
 * Frames in their order, for as long as a snapshot is awaited: a server that is slow to answer may send its
 * events by the ten thousand a second meanwhile. One that only brings a channel up to date gives way to the
 * next of the same channel, so that what is kept grows with what happens, not with how often it is told.
 *
 * Why the model ends the same: between the two stands no event of that channel, nor one of a bridge or an
 * application, and both tell the same of Stasis.
 */
export class BufferedFrames {
  #frames: (EventFrame | undefined)[] = [];
  #holes = 0;
  /** Where the frame of a channel stands that the next one may replace. */
  readonly #replaceable = new Map<string, number>();

  /** How many frames are kept. */
  get size(): number {
    return this.#frames.length - this.#holes;
  }

  /** Puts a frame behind the others. */
  add(frame: EventFrame): void {
    if (frame.kind === 'malformed') return;
    const [id = ''] = frame.channelIds;
    const refreshes = isRefresh(frame);
    // It tells of nothing that the model knows.
    if (refreshes && frame.channelIds.length === 0) return;
    if (!refreshes || frame.carries !== 'channel') {
      this.#keepFrom(frame);
    } else {
      this.#replace(id, frame);
      this.#replaceable.set(id, this.#frames.length);
    }
    this.#frames.push(frame);
  }

  /** The frames, in their order. */
  all(): readonly EventFrame[] {
    return this.#frames.filter((frame) => frame !== undefined);
  }

  /** What came before an event that does more than to bring one channel up to date stays before it. */
  #keepFrom({ carries, channelIds }: EventFrame): void {
    if (carries === 'more' || channelIds.length === 0) this.#replaceable.clear();
    else for (const id of channelIds) this.#replaceable.delete(id);
  }

  #replace(id: string, { stasisData }: EventFrame): void {
    const at = this.#replaceable.get(id);
    if (at === undefined || this.#frames[at]?.stasisData !== stasisData) return;
    this.#frames[at] = undefined;
    this.#holes += 1;
    if (this.#holes < MANY_HOLES || this.#holes < this.#frames.length / 2) return;
    const places = new Map<number, number>();
    this.#frames.forEach((frame, place) => frame && places.set(place, places.size));
    for (const [channel, place] of this.#replaceable) {
      const now = places.get(place);
      if (now === undefined) this.#replaceable.delete(channel);
      else this.#replaceable.set(channel, now);
    }
    this.#frames = [...this.all()];
    this.#holes = 0;
  }
}
