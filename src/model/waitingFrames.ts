import type { EventFrame } from '../ari/eventFrame';
import type { ResourceTable } from '../shared/changeSet';
import type { LiveChannel } from '../shared/liveResources';

/** Events of these types do more to the model than to bring channels up to date. */
const EVENTFUL: ReadonlySet<string> = new Set([
  'ApplicationRegistered',
  'ApplicationUnregistered',
  'BridgeAttendedTransfer',
  'BridgeBlindTransfer',
  'BridgeCreated',
  'BridgeDestroyed',
  'BridgeMerged',
  'ChannelCreated',
  'ChannelDestroyed',
  'PlaybackFinished',
  'StasisEnd',
  'StasisStart',
]);

/** Whether all that `frame` can do to the model is to bring the channels up to date that it carries. */
export function isRefresh(frame: EventFrame): boolean {
  return frame.carries !== 'more' && !frame.tellsStasis && !EVENTFUL.has(frame.type);
}

/**
 * Whether the table has the applications that the frame's channels are in, by what it says and by what is
 * known of them; then it tells of none.
 */
export function knowsApplications(frame: EventFrame, table: ResourceTable): boolean {
  for (const id of frame.channelIds) if (!knowsOwn(table.channel.get(id), table)) return false;
  return knowsTold(frame, table);
}

function knowsOwn(channel: LiveChannel | undefined, table: ResourceTable): boolean {
  const { stasis } = channel ?? {};
  return !stasis || table.application.has(stasis.application);
}

function knowsTold(frame: EventFrame, table: ResourceTable): boolean {
  if (frame.stasisData === undefined) return true;
  const comma = frame.stasisData.indexOf(',');
  const name = comma < 0 ? frame.stasisData : frame.stasisData.slice(0, comma);
  return name === '' || table.application.has(name);
}

/**
 * Frames that need not be parsed yet, because they only bring channels up to date and a newer one may come
 * that does so as well. No two of them share a channel, so they can be taken in in any order.
 *
 * Why the model ends the same without the frames that were replaced: a channel that has not just left
 * Stasis becomes what the newest frame says of it, save for its bridge and for an application that it is
 * known to be in, which no frame here changes; and an application that a replaced frame would have told of
 * is known.
 */
export class WaitingFrames {
  readonly #byChannel = new Map<string, EventFrame>();

  /** Whether none waits. */
  get isEmpty(): boolean {
    return this.#byChannel.size === 0;
  }

  /** Whether `frame` (a refresh) may wait, as the model stands. */
  mayWait(frame: EventFrame, table: ResourceTable): boolean {
    // An unknown channel finds its bridge among those of now. One that has left Stasis remembers where.
    for (const id of frame.channelIds) {
      const channel = table.channel.get(id);
      if (channel?.leftStasis !== false || !knowsOwn(channel, table)) return false;
    }
    return knowsTold(frame, table);
  }

  /** Lets `frame` wait; answers those that it does not replace and that must be taken in first. */
  add(frame: EventFrame): readonly EventFrame[] {
    const [only = ''] = frame.channelIds;
    if (frame.carries === 'channel' && this.#byChannel.get(only)?.carries !== 'channels') {
      this.#byChannel.set(only, frame);
      return NONE;
    }
    const first = this.takeFor(frame);
    for (const id of frame.channelIds) this.#byChannel.set(id, frame);
    return first;
  }

  /** Forgets what waits for the channels of `frame`; answers what must be taken in before it. */
  takeFor(frame: EventFrame): readonly EventFrame[] {
    let first: EventFrame[] | undefined;
    for (const id of frame.channelIds) {
      const older = this.#byChannel.get(id);
      if (!older) continue;
      for (const other of older.channelIds) this.#byChannel.delete(other);
      // A frame that carries more may only name the channel.
      if (frame.carries === 'more' || !tellsOfOneChannel(older)) (first ??= []).push(older);
    }
    return first ?? NONE;
  }

  /** Forgets all; answers them. */
  takeAll(): readonly EventFrame[] {
    if (this.isEmpty) return NONE;
    const all = [...new Set(this.#byChannel.values())];
    this.#byChannel.clear();
    return all;
  }
}

const NONE: readonly EventFrame[] = [];

/**
 * Whether all that a frame that waits tells of is one channel: not of another, which a newer frame may lack,
 * nor of an application that nobody has looked for (as that of a Dial's `peer`).
 */
function tellsOfOneChannel({ carries, channelIds, raw }: EventFrame): boolean {
  if (carries === 'channel') return true;
  return channelIds.length === 1 && !raw.includes('Stasis') && !raw.includes('\\u');
}
