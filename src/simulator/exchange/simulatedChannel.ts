import { randomInt } from 'node:crypto';
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
}

/** The application of a dialplan, as `dialplan` of a channel shows it. */
export type RunningApplication = Pick<DialplanCEP, 'app_name' | 'app_data'>;

/** What the far end of a channel signals while the channel is being dialled. */
export type CallSignal = 'ringing' | 'progress' | 'answer' | 'busy' | 'congestion';

/** One channel. Plain data; `Channels` changes it and tells of it. */
export class SimulatedChannel {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  /** Call-ID of a PJSIP channel. */
  protocolId = '';
  state: Channel['state'];
  caller: CallerID;
  connected: CallerID = { name: '', number: '' };
  dialplan: DialplanCEP;
  language = 'en';
  accountcode = '';
  /** Id of the oldest channel of the call, `CHANNEL(linkedid)`. */
  linkedId: string;
  /** What `CHANNEL(…)` was set to beyond the fields here, e.g. `musicclass`. */
  readonly settings = new Map<string, string>();
  readonly variables = new Map<string, string>();
  /** Underscores with which variables were set: channels that this one calls inherit them. */
  readonly inheritance = new Map<string, '_' | '__'>();
  /** Variables that events carry as `channelvars`, because they were set with `report_events`. */
  readonly reportedVariables = new Set<string>();
  /** Hangup cause (Q.850) that ChannelDestroyed will name. */
  cause = 0;
  /** SIP status behind the cause, where the channel ended by one. */
  techCause: number | undefined;
  /** What the last ChannelDialplan told. */
  toldDialplan = '';
  /** What `dialplan` shows when no application runs; Asterisk names the thread of a call that went out. */
  idleApplication: RunningApplication = { app_name: '', app_data: '' };
  /** The other half of a Local channel. */
  otherHalf: SimulatedChannel | undefined;
  /** The bridge it is in. */
  bridge: SimulatedBridge | undefined;
  /** There while the channel is in a Stasis application. */
  control: StasisControl | undefined;
  /** Endpoint that it belongs to, e.g. `PJSIP/alice`; undefined for Local and Snoop channels. */
  endpoint: string | undefined;
  /** Told what the far end signals, while somebody waits for this channel to be answered. */
  onSignal: ((signal: CallSignal) => void) | undefined;
  /** Source of its RTP stream, as quality variables and statistics name it. */
  readonly ssrc = randomInt(1, 0x7fffffff);
  /** Snoop channels that listen to it. */
  readonly snoops = new Set<SimulatedChannel>();
  /** True once Asterisk has sent a referral on it; it never lets go of such a channel. */
  isReferred = false;
  /** True once the far end was called. */
  isCalled = false;
  /** Told when an incoming call is answered. */
  onAnswered: (() => void) | undefined;
  /** Told of the first media from the far end, while the dialplan's `Answer` waits for it. */
  onMedia: (() => void) | undefined;
  /** Told of digits that were received, while the dialplan runs `Echo` on it. */
  onDigit: ((digit: string) => void) | undefined;
  readonly #hangup = new AbortController();

  constructor(start: ChannelStart) {
    this.id = start.id;
    this.linkedId = start.id;
    this.name = start.name;
    this.state = start.state;
    this.createdAt = start.createdAt;
    this.caller = start.caller ?? { name: '', number: '' };
    this.dialplan = { ...start.dialplan, app_name: '', app_data: '' };
  }

  /** `Local`, `PJSIP`, `Snoop` …: what stands before the slash of the name. */
  get technology(): string {
    return this.name.slice(0, this.name.indexOf('/'));
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
    return this.endpoint === undefined
      ? [own]
      : [own, { kind: 'endpoint', id: this.endpoint, isSingle: true }];
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
      ...(this.reportedVariables.size > 0 && { channelvars: this.#reported() }),
    };
  }

  #reported(): Record<string, string> {
    return Object.fromEntries(
      [...this.reportedVariables].map((name) => [name, this.variables.get(name) ?? '']),
    );
  }
}
