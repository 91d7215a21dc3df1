import type { Bridge } from '../../ari/generated/resources';
import { asteriskTime } from '../asteriskTime';
import type { SimulatedChannel } from './simulatedChannel';

/** What a bridge starts with. */
export interface BridgeStart {
  readonly id: string;
  readonly name: string;
  readonly type: Bridge['bridge_type'];
  /** `stasis` for ARI's bridges, `basic` for those of `Dial`. */
  readonly bridgeClass: string;
  readonly creator: string;
  readonly technology: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly videoMode: string;
}

/** One bridge. Plain data; `Bridges` changes it and tells of it. */
export class SimulatedBridge {
  readonly id: string;
  readonly name: string;
  readonly type: Bridge['bridge_type'];
  readonly bridgeClass: string;
  readonly creator: string;
  readonly createdAt: number;
  technology: string;
  videoMode: string;
  videoSourceId: string | undefined;
  /** Members in the order in which they entered. */
  readonly channels: SimulatedChannel[] = [];

  constructor(start: BridgeStart) {
    this.id = start.id;
    this.name = start.name;
    this.type = start.type;
    this.bridgeClass = start.bridgeClass;
    this.creator = start.creator;
    this.technology = start.technology;
    this.createdAt = start.createdAt;
    this.videoMode = start.videoMode;
  }

  /** As events and `GET /bridges` describe it. */
  toJson(): Bridge {
    return {
      id: this.id,
      technology: this.technology,
      bridge_type: this.type,
      bridge_class: this.bridgeClass,
      creator: this.creator,
      name: this.name,
      channels: this.channels.map(({ id }) => id),
      creationtime: asteriskTime(this.createdAt),
      video_mode: this.videoMode,
      ...(this.videoSourceId !== undefined && { video_source_id: this.videoSourceId }),
    };
  }
}
