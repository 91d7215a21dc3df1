import type { CallerID, Channel } from '../../ari/generated/resources';
import type { Applications, EventContent } from './applications';
import { hangupCauseText } from './hangupCauseText';
import { SimulatedChannel, type ChannelStart } from './simulatedChannel';

/** What devices follow from. */
export type ChannelChange = 'created' | 'state' | 'destroyed';

/** All channels. Every change of a channel goes through here, so that its event is never forgotten. */
export class Channels {
  /** Asterisk tells ids apart without regard to case. */
  readonly #byId = new Map<string, SimulatedChannel>();
  /** Channels that have ended and that Asterisk does not let go of. */
  readonly #stranded = new Map<string, SimulatedChannel>();

  /** `observe` is told after a channel was made, got another state or was destroyed. */
  constructor(
    private readonly applications: Applications,
    private readonly observe: (channel: SimulatedChannel, change: ChannelChange) => void,
  ) {}

  get(id: string): SimulatedChannel | undefined {
    return this.#byId.get(id.toLowerCase());
  }

  all(): readonly SimulatedChannel[] {
    return [...this.#byId.values(), ...this.#stranded.values()];
  }

  /** The channel as `GET` still shows it: one that is stranded too. */
  shown(id: string): SimulatedChannel | undefined {
    return this.get(id) ?? this.#stranded.get(id.toLowerCase());
  }

  /** True when no new channel can have this id: Asterisk takes it for each that begins with it. */
  isTaken(id: string): boolean {
    const wanted = id.toLowerCase();
    for (const taken of this.#byId.keys()) if (taken.startsWith(wanted)) return true;
    return this.#stranded.has(wanted);
  }

  /** True while the channel has not been destroyed. */
  isAlive(channel: SimulatedChannel): boolean {
    return this.get(channel.id) === channel;
  }

  /** Adds a channel: ChannelCreated. `endpoint` is e.g. `PJSIP/alice`. */
  create(start: ChannelStart, endpoint?: string): SimulatedChannel {
    const channel = new SimulatedChannel(start);
    channel.endpoint = endpoint;
    this.#byId.set(channel.id.toLowerCase(), channel);
    this.observe(channel, 'created');
    this.publish(channel, { type: 'ChannelCreated', channel: channel.toJson() });
    return channel;
  }

  /** ChannelStateChange, if it is another state. */
  setState(channel: SimulatedChannel, state: Channel['state']): void {
    if (channel.state === state) return;
    channel.state = state;
    this.publish(channel, { type: 'ChannelStateChange', channel: channel.toJson() });
    this.observe(channel, 'state');
  }

  /** The application that the dialplan runs now: ChannelDialplan, unless it told the same last time. */
  setDialplan(channel: SimulatedChannel, app: string, data: string): void {
    channel.dialplan.app_name = app;
    channel.dialplan.app_data = data;
    const told = Object.values(channel.dialplan).join(',');
    if (told === channel.toldDialplan) return;
    channel.toldDialplan = told;
    this.publish(channel, {
      type: 'ChannelDialplan',
      dialplan_app: app,
      dialplan_app_data: data,
      channel: channel.toJson(),
    });
  }

  /**
   * ChannelVarset. `undefined` unsets the variable; an empty value keeps it, as in Asterisk. Leading
   * underscores (inheritance) count for the event only.
   */
  setVariable(channel: SimulatedChannel, variable: string, value: string | undefined): void {
    const [, underscores = ''] = /^(__?)/.exec(variable) ?? [];
    const name = variable.slice(underscores.length);
    if (underscores === '_' || underscores === '__') channel.inheritance.set(name, underscores);
    else channel.inheritance.delete(name);
    if (value === undefined) channel.variables.delete(name);
    else channel.variables.set(name, value);
    this.publish(channel, {
      type: 'ChannelVarset',
      variable,
      value: value ?? '',
      channel: channel.toJson(),
    });
  }

  /** ChannelCallerId, if it is another caller. */
  setCaller(channel: SimulatedChannel, caller: CallerID): void {
    this.setParties(channel, caller, channel.connected);
  }

  /** ChannelConnectedLine, if it is another party. */
  setConnected(channel: SimulatedChannel, connected: CallerID): void {
    this.setParties(channel, channel.caller, connected);
  }

  /** ChannelConnectedLine for a party that a new channel was made with. */
  tellConnected(channel: SimulatedChannel): void {
    if (isSameParty(channel.connected, { name: '', number: '' })) return;
    this.publish(channel, { type: 'ChannelConnectedLine', channel: channel.toJson() });
  }

  /** Caller and connected line at once: ChannelCallerId and ChannelConnectedLine for what changed. */
  setParties(channel: SimulatedChannel, caller: CallerID, connected: CallerID): void {
    const isOtherCaller = !isSameParty(channel.caller, caller);
    const isOtherConnected = !isSameParty(channel.connected, connected);
    channel.caller = { ...caller };
    channel.connected = { ...connected };
    if (isOtherCaller) {
      this.publish(channel, {
        type: 'ChannelCallerId',
        caller_presentation: 0,
        caller_presentation_txt: 'Presentation Allowed, Not Screened',
        channel: channel.toJson(),
      });
    }
    if (isOtherConnected) {
      this.publish(channel, { type: 'ChannelConnectedLine', channel: channel.toJson() });
    }
  }

  /**
   * ChannelHangupRequest; whatever runs on the channel then ends. `soft` is missing where the far end hung up,
   * `cause` where a peer gave none. A soft request names its own kind (32: asked for, 16: the dialplan ended).
   */
  requestHangup(channel: SimulatedChannel, cause: number | undefined, soft?: true): void {
    this.publish(channel, {
      type: 'ChannelHangupRequest',
      ...(soft && { soft }),
      ...(cause !== undefined && { cause }),
      ...(channel.techCause !== undefined && { tech_cause: channel.techCause }),
      channel: channel.toJson(),
    });
    channel.abort();
  }

  /** The channel has ended but stays to be seen, without ChannelDestroyed, until it is destroyed. */
  strand(channel: SimulatedChannel): void {
    if (!this.isAlive(channel)) return;
    this.#byId.delete(channel.id.toLowerCase());
    this.#stranded.set(channel.id.toLowerCase(), channel);
  }

  /** ChannelDestroyed; the channel is gone. */
  destroy(channel: SimulatedChannel): void {
    const id = channel.id.toLowerCase();
    if (!this.isAlive(channel) && this.#stranded.get(id) !== channel) return;
    this.#byId.delete(id);
    this.#stranded.delete(id);
    this.publish(channel, {
      type: 'ChannelDestroyed',
      cause: channel.cause,
      cause_txt: hangupCauseText(channel.cause),
      ...(channel.techCause !== undefined && { tech_cause: channel.techCause }),
      channel: channel.toJson(),
    });
    for (const application of this.applications.all()) {
      application.subscriptions.remove({ kind: 'channel', id: channel.id }, true);
      this.applications.forgetIfUnused(application);
    }
    this.observe(channel, 'destroyed');
  }

  /** Sends an event about the channel. */
  publish(channel: SimulatedChannel, event: EventContent): void {
    this.applications.publish(channel.topics, event);
  }
}

function isSameParty(one: CallerID, other: CallerID): boolean {
  return one.name === other.name && one.number === other.number;
}
