import { targetId } from '../shared/carriedResources';
import { readFrame, scannedFrame, type EventFrame } from './eventFrame';
import type { FrameFacts } from './frameFacts';
import { Slot } from './frameKeys';
import { FrameScan } from './frameScan';

/**
 * Reads the frames of one stream: what `readFrame` gives, without parsing them. Holds a few hundred KiB of
 * its own, and the names that came by.
 */
export class FrameReader {
  readonly #scan = new FrameScan();

  /** Reads one message. Never throws: whatever a server sends becomes a frame. */
  read(raw: Buffer): EventFrame {
    const facts = this.#scan.scan(raw) ? this.#facts() : undefined;
    return facts ? scannedFrame(raw, facts) : readFrame(raw);
  }

  #facts(): FrameFacts | undefined {
    const { marks } = this.#scan;
    const type = marks.text(Slot.type);
    if (type === undefined || type === '') return undefined;
    const channel = marks.text(Slot.channel);
    const channelIds = idsOf(channel, marks.text(Slot.peer), marks.text(Slot.caller));
    const target = marks.carriesMore ? this.#target() : '';
    const plain = channelIds.length === 1 && channelIds[0] === channel ? 'channel' : 'channels';
    return {
      type,
      application: marks.text(Slot.application),
      channelIds: target === '' ? channelIds : [...channelIds, ...idsOf(targetId(target, 'channel'))],
      bridgeIds: marks.carriesMore ? idsOf(marks.text(Slot.bridge), targetId(target, 'bridge')) : NONE,
      carries: marks.carriesMore ? 'more' : channelIds.length === 0 ? 'nothing' : plain,
      stasisData: marks.holds(Slot.appName, 'Stasis') ? (marks.text(Slot.appData) ?? '') : undefined,
      tellsStasis: type === 'ChannelVarset' && marks.holds(Slot.variable, 'STASISSTATUS'),
    };
  }

  #target(): string {
    const { marks } = this.#scan;
    const played = marks.text(Slot.playbackTarget) ?? '';
    return played === '' ? (marks.text(Slot.recordingTarget) ?? '') : played;
  }
}

const NONE: readonly string[] = [];

/** Those of the ids that are some. */
function idsOf(first: string | undefined, second?: string, third?: string): readonly string[] {
  if (!second && !third) return first ? [first] : NONE;
  return [first, second, third].filter((id): id is string => id !== undefined && id !== '');
}
