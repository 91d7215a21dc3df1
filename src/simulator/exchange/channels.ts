import type { CallerID, Channel } from '../../ari/generated/resources';
import type { Applications, EventContent } from './applications';
import { hangupCauseText } from './hangupCauseText';
import { SimulatedChannel, type ChannelStart } from './simulatedChannel';

/** All channels. Every change of a channel goes through here, so that its event is never forgotten. */
export class Channels {
  readonly #byId = new Map<string, SimulatedChannel>();

  constructor(private readonly applications: Applications) {}

  get(id: string): SimulatedChannel | undefined {
    return this.#byId.get(id);
  }

  all(): readonly SimulatedChannel[] {
    return [...this.#byId.values()];
  }

  /** Adds a channel: ChannelCreated. `endpoint` is e.g. `PJSIP/alice`. */
  create(start: ChannelStart, endpoint?: string): SimulatedChannel {
    const channel = new SimulatedChannel(start);
    channel.endpoint = endpoint;
    this.#byId.set(channel.id, channel);
    this.publish(channel, { type: 'ChannelCreated', channel: channel.toJson() });
    return channel;
  }

  /** ChannelStateChange, if it is another state. */
  setState(channel: SimulatedChannel, state: Channel['state']): void {
    if (channel.state === state) return;
    channel.state = state;
    this.publish(channel, { type: 'ChannelStateChange', channel: channel.toJson() });
  }

  /** The application that the dialplan runs now: ChannelDialplan. */
  setDialplan(channel: SimulatedChannel, app: string, data: string): void {
    channel.dialplan.app_name = app;
    channel.dialplan.app_data = data;
    this.publish(channel, {
      type: 'ChannelDialplan',
      dialplan_app: app,
      dialplan_app_data: data,
      channel: channel.toJson(),
    });
  }

  /** ChannelVarset; an empty value unsets the variable, as in Asterisk. */
  setVariable(channel: SimulatedChannel, variable: string, value: string): void {
    const name = variable.replace(/^__?/, '');
    if (value === '') channel.variables.delete(name);
    else channel.variables.set(name, value);
    this.publish(channel, { type: 'ChannelVarset', variable, value, channel: channel.toJson() });
  }

  /** ChannelCallerId. */
  setCaller(channel: SimulatedChannel, caller: CallerID): void {
    channel.caller = { ...caller };
    this.publish(channel, {
      type: 'ChannelCallerId',
      caller_presentation: 0,
      caller_presentation_txt: 'Presentation Allowed, Not Screened',
      channel: channel.toJson(),
    });
  }

  /** ChannelConnectedLine. */
  setConnected(channel: SimulatedChannel, connected: CallerID): void {
    channel.connected = { ...connected };
    this.publish(channel, { type: 'ChannelConnectedLine', channel: channel.toJson() });
  }

  /** ChannelHangupRequest; whatever runs on the channel then ends. `soft` is missing where a peer hung up. */
  requestHangup(channel: SimulatedChannel, cause: number, soft?: true): void {
    this.publish(channel, {
      type: 'ChannelHangupRequest',
      cause,
      ...(soft && { soft }),
      channel: channel.toJson(),
    });
    channel.abort();
  }

  /** ChannelDestroyed; the channel is gone. */
  destroy(channel: SimulatedChannel): void {
    if (!this.#byId.delete(channel.id)) return;
    this.publish(channel, {
      type: 'ChannelDestroyed',
      cause: channel.cause,
      cause_txt: hangupCauseText(channel.cause),
      channel: channel.toJson(),
    });
    for (const application of this.applications.all()) {
      application.subscriptions.remove({ kind: 'channel', id: channel.id }, true);
      this.applications.forgetIfUnused(application);
    }
  }

  /** Sends an event about the channel. */
  publish(channel: SimulatedChannel, event: EventContent): void {
    this.applications.publish(channel.topics, event);
  }
}
