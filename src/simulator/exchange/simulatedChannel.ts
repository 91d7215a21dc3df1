import type { CallerID, Channel, DialplanCEP } from '../../ari/generated/resources';
import { asteriskTime } from '../asteriskTime';
import type { SimulatedBridge } from './simulatedBridge';
import type { StasisControl } from './stasisControl';
import type { Topic } from './topic';

/** What a channel starts with. */
export interface ChannelStart {
  readonly id: string;
  /** As Asterisk builds it, e.g. `PJSIP/alice-00000001` or `Local/500@from-trunk-00000000;2`. */
  readonly name: string;
  readonly state: Channel['state'];
  readonly dialplan: Pick<DialplanCEP, 'context' | 'exten' | 'priority'>;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly caller?: CallerID;
  readonly protocolId?: string;
}

/** One channel. Plain data; `Channels` changes it and tells of it. */
export class SimulatedChannel {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly protocolId: string;
  state: Channel['state'];
  caller: CallerID;
  connected: CallerID = { name: '', number: '' };
  dialplan: DialplanCEP;
  language = 'en';
  accountcode = '';
  readonly variables = new Map<string, string>();
  /** Hangup cause (Q.850) that ChannelDestroyed will name. */
  cause = 0;
  /** The other half of a Local channel. */
  otherHalf: SimulatedChannel | undefined;
  /** The bridge it is in. */
  bridge: SimulatedBridge | undefined;
  /** There while the channel is in a Stasis application. */
  control: StasisControl | undefined;
  /** Endpoint that it belongs to, e.g. `PJSIP/alice`; undefined for Local and Snoop channels. */
  endpoint: string | undefined;
  readonly #hangup = new AbortController();

  constructor(start: ChannelStart) {
    this.id = start.id;
    this.name = start.name;
    this.state = start.state;
    this.createdAt = start.createdAt;
    this.protocolId = start.protocolId ?? '';
    this.caller = start.caller ?? { name: '', number: '' };
    this.dialplan = { ...start.dialplan, app_name: '', app_data: '' };
  }

  /** Aborted once the channel has been told to hang up; what runs on it ends then. */
  get hangup(): AbortSignal {
    return this.#hangup.signal;
  }

  /** Tells whatever runs on the channel to end. `Channels.requestHangup` publishes it too. */
  abort(): void {
    this.#hangup.abort();
  }

  /** Everything an event about this channel is about. */
  get topics(): readonly Topic[] {
    const own: Topic = { kind: 'channel', id: this.id };
    return this.endpoint === undefined ? [own] : [own, { kind: 'endpoint', id: this.endpoint }];
  }

  /** As events and `GET /channels` describe it. */
  toJson(): Channel {
    return {
      id: this.id,
      name: this.name,
      state: this.state,
      protocol_id: this.protocolId,
      caller: { ...this.caller },
      connected: { ...this.connected },
      accountcode: this.accountcode,
      dialplan: { ...this.dialplan },
      creationtime: asteriskTime(this.createdAt),
      language: this.language,
    };
  }
}
