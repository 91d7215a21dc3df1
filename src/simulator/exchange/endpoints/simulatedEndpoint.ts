import type { CallerID, DeviceState, Endpoint } from '../../../ari/generated/resources';
import type { SimulatedChannel } from '../simulatedChannel';
import type { PhoneBehaviour } from './phoneBehaviour';

/** What an endpoint starts with. */
export interface EndpointStart {
  readonly resource: string;
  /** Context of the calls that come from it. */
  readonly context: string;
  /** Caller id of its calls; those of a trunk bring their own. */
  readonly caller?: CallerID;
  /** True when its phone is registered, so that calls reach it. */
  readonly isOnline: boolean;
  readonly behaviour?: PhoneBehaviour;
}

/** One PJSIP endpoint, its phone and its channels. */
export class SimulatedEndpoint {
  readonly technology = 'PJSIP';
  readonly resource: string;
  readonly context: string;
  readonly caller: CallerID;
  /** What its phone does with the next call; can be changed at any time. */
  behaviour: PhoneBehaviour;
  /** What its phone does with the very next calls instead, the first of them first. */
  readonly nextBehaviours: PhoneBehaviour[] = [];
  state: 'online' | 'offline';
  /** The endpoint's channels that are not yet destroyed. */
  readonly channels = new Set<SimulatedChannel>();
  /** The device state that was last told. */
  announced: DeviceState['state'];

  constructor(start: EndpointStart) {
    this.resource = start.resource;
    this.context = start.context;
    this.caller = start.caller ?? { name: '', number: '' };
    this.behaviour = start.behaviour ?? {};
    this.state = start.isOnline ? 'online' : 'offline';
    this.announced = this.deviceState;
  }

  /** `PJSIP/alice`. */
  get name(): string {
    return `${this.technology}/${this.resource}`;
  }

  /** Where its phone is reached. */
  get contactUri(): string {
    return `sip:${this.resource}@127.0.0.1`;
  }

  /** What its phone does with the call that it gets now. */
  takeBehaviour(): PhoneBehaviour {
    return this.nextBehaviours.shift() ?? this.behaviour;
  }

  /** As Asterisk adds it up from the channels. */
  get deviceState(): DeviceState['state'] {
    if (this.state === 'offline' && this.channels.size === 0) return 'UNAVAILABLE';
    const states = [...this.channels].map(({ state }) => state);
    if (states.includes('Busy')) return 'BUSY';
    const rings = states.includes('Ringing');
    const isInUse = states.some((state) => state === 'Up' || state === 'Ring');
    if (rings) return isInUse ? 'RINGINUSE' : 'RINGING';
    return isInUse ? 'INUSE' : 'NOT_INUSE';
  }

  /** As events and `GET /endpoints` describe it. */
  toJson(): Endpoint {
    return {
      technology: this.technology,
      resource: this.resource,
      state: this.state,
      channel_ids: [...this.channels].map(({ id }) => id),
    };
  }
}
