import type { Clock } from '../../clock';
import type { Applications } from '../applications';
import type { Bridges } from '../bridges';
import type { Channels } from '../channels';
import type { Identifiers } from '../identifiers';
import { Audio } from './audio';
import { BridgeMedia } from './bridgeMedia';
import { Digits } from './digits';
import { LiveRecordings } from './liveRecordings';
import { Playbacks } from './playbacks';
import { StoredRecordings, type StoredRecording } from './storedRecordings';

/** What media needs of the exchange. */
interface MediaSurroundings {
  readonly clock: Clock;
  readonly applications: Applications;
  readonly channels: Channels;
  readonly bridges: Bridges;
  readonly identifiers: Identifiers;
}

/** What is on the simulator's disk when it starts. */
const PRESENT: readonly StoredRecording[] = [
  { name: 'greeting', format: 'wav', length: 4200 },
  { name: 'voicemail/2001', format: 'wav', length: 12_360 },
];

/** Playbacks, recordings, digits and music: all that is heard. */
export class Media {
  readonly audio = new Audio();
  readonly stored = new StoredRecordings(PRESENT);
  readonly playbacks: Playbacks;
  readonly recordings: LiveRecordings;
  readonly digits: Digits;
  readonly inBridges: BridgeMedia;

  constructor({ clock, applications, channels, bridges, identifiers }: MediaSurroundings) {
    this.playbacks = new Playbacks(clock, this.stored);
    this.recordings = new LiveRecordings(clock, this.stored);
    this.digits = new Digits(clock, channels, this.recordings);
    this.inBridges = new BridgeMedia(applications, bridges, identifiers);
  }
}
