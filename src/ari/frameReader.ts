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
    const channelIds: string[] = [];
    const bridgeIds: string[] = [];
    const channel = marks.text(Slot.channel);
    note(channelIds, channel);
    note(channelIds, marks.text(Slot.peer));
    note(channelIds, marks.text(Slot.caller));
    if (marks.carriesMore) {
      note(bridgeIds, marks.text(Slot.bridge));
      const played = marks.text(Slot.playbackTarget) ?? '';
      const target = played === '' ? (marks.text(Slot.recordingTarget) ?? '') : played;
      note(channelIds, targetId(target, 'channel'));
      note(bridgeIds, targetId(target, 'bridge'));
    }
    const [first] = channelIds;
    const plain = channelIds.length === 1 && first === channel ? 'channel' : 'channels';
    return {
      type,
      application: marks.text(Slot.application),
      channelIds,
      bridgeIds,
      carries: marks.carriesMore ? 'more' : first === undefined ? 'nothing' : plain,
      stasisData: marks.isInStasis ? (marks.text(Slot.appData) ?? '') : undefined,
      tellsStasis: type === 'ChannelVarset' && marks.text(Slot.variable) === 'STASISSTATUS',
    };
  }
}

function note(ids: string[], id: string | undefined): void {
  if (id !== undefined && id !== '') ids.push(id);
}
