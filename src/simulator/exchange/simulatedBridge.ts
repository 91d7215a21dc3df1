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
  /** False where two phones must not talk past Asterisk, so that it hears their digits. */
  readonly mayBeNative: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly videoMode: string;
}

/** How a channel takes part in a bridge. */
export interface MemberOptions {
  /** Its digits do not reach the others. */
  readonly absorbsDtmf?: boolean;
  /** Others do not hear it. */
  readonly isMuted?: boolean;
  /** The two of a call are not told of each other (ChannelConnectedLine). */
  readonly inhibitsConnectedLine?: boolean;
}

/** Whoever is in a bridge: a channel, or one of Asterisk's own that plays or records there and is not listed. */
export interface BridgeMember extends MemberOptions {
  readonly name: string;
  /** Undefined for Asterisk's own. */
  readonly channel: SimulatedChannel | undefined;
}

/** One bridge. Plain data; `Bridges` changes it and tells of it. */
export class SimulatedBridge {
  readonly id: string;
  readonly name: string;
  readonly type: Bridge['bridge_type'];
  readonly bridgeClass: string;
  readonly creator: string;
  readonly createdAt: number;
  readonly mayBeNative: boolean;
  technology: string;
  videoMode: string;
  videoSourceId: string | undefined;
  /** What the next event will say instead: Asterisk does not tell at once that a video source was dropped. */
  nextVideo: { readonly mode: string } | undefined;
  /** In Asterisk's order, in which it tells them of each other. */
  readonly members: BridgeMember[] = [];
  readonly variables = new Map<string, string>();
  /** Variables that events carry as `bridgevars`, because they were set with `report_events`. */
  readonly reportedVariables = new Set<string>();
  readonly #end = new AbortController();

  constructor(start: BridgeStart) {
    this.id = start.id;
    this.name = start.name;
    this.type = start.type;
    this.bridgeClass = start.bridgeClass;
    this.creator = start.creator;
    this.technology = start.technology;
    this.mayBeNative = start.mayBeNative;
    this.createdAt = start.createdAt;
    this.videoMode = start.videoMode;
  }

  /** The channels in it. */
  get channels(): readonly SimulatedChannel[] {
    return this.members.flatMap(({ channel }) => (channel ? [channel] : []));
  }

  /** Aborted when the bridge is destroyed; what plays and records in it ends then. */
  get destroyed(): AbortSignal {
    return this.#end.signal;
  }

  /** Tells what plays and records in it to end. `Bridges.destroy` calls it. */
  end(): void {
    this.#end.abort();
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
      channels: this.channels.map(({ id }) => id).sort(),
      creationtime: asteriskTime(this.createdAt),
      video_mode: this.videoMode,
      ...(this.videoSourceId !== undefined && { video_source_id: this.videoSourceId }),
      ...(this.reportedVariables.size > 0 && { bridgevars: this.#reported() }),
    };
  }

  #reported(): Record<string, string> {
    return Object.fromEntries(
      [...this.reportedVariables].map((name) => [name, this.variables.get(name) ?? '']),
    );
  }
}
