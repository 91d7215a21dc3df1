import { bridgeValue, channelValue } from './ariValues';

type Event = Readonly<Record<string, unknown>>;

/** What may happen next, to which channel or bridge; what is impossible then does not happen. */
export interface LifeStep {
  readonly what:
    | 'answer'
    | 'bridge'
    | 'continue'
    | 'create'
    | 'destroy'
    | 'enter'
    | 'leave'
    | 'leaveStasis'
    | 'play'
    | 'stasis'
    | 'stop'
    | 'unbridge';
  readonly channel: string;
  readonly bridge: string;
  readonly application: string;
}

interface Channel {
  readonly state: string;
  /** The application that the dialplan is at. */
  readonly location: string | undefined;
  readonly isInStasis: boolean;
}

/** What is true of a server at one moment. Nothing in it is ever changed. */
export interface Truth {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly bridges: ReadonlyMap<string, readonly string[]>;
  /** The channel that each plays to. */
  readonly playbacks: ReadonlyMap<string, string>;
}

/** ARI's `Channel` for a channel of a truth. */
export function channelOf(id: string, { state, location }: Channel): Record<string, unknown> {
  const place =
    location === undefined
      ? { app_name: 'Wait', app_data: '10' }
      : { app_name: 'Stasis', app_data: `${location},one` };
  return channelValue(id, {
    state,
    dialplan: { context: 'from-trunk', exten: '500', priority: 1, ...place },
  });
}

/** ARI's `Playback` for one that runs. */
export function playbackOf(id: string, channel: string): Record<string, unknown> {
  return { id, media_uri: 'sound:x', target_uri: `channel:${channel}`, state: 'playing' };
}

/**
 * A server that lives through steps, ids used again, and tells of them as Asterisk tells a watcher that is
 * registered as `ours`: `moments[n]` is true after `n` of its events.
 */
export class ServerLife {
  readonly events: Event[] = [];
  readonly moments: Truth[] = [{ channels: new Map(), bridges: new Map(), playbacks: new Map() }];

  constructor(steps: readonly LifeStep[]) {
    for (const step of steps) this.#live(step);
    // What has left Stasis goes on at last: until then its location says otherwise.
    for (const channel of [...this.now.channels.keys()]) this.#continue(channel);
  }

  /** What is true at the end. */
  get now(): Truth {
    return this.moments.at(-1) ?? { channels: new Map(), bridges: new Map(), playbacks: new Map() };
  }

  #tell(event: Event, change: Partial<Truth> = {}): void {
    this.events.push(event);
    this.moments.push({ ...this.now, ...change });
  }

  #live({ what, channel: id, bridge, application }: LifeStep): void {
    const { bridges } = this.now;
    const members = bridges.get(bridge);
    if (what === 'bridge' && !members) {
      const change = { bridges: new Map([...bridges, [bridge, []]]) };
      this.#tell({ type: 'BridgeCreated', bridge: bridgeValue(bridge, []) }, change);
    } else if (what === 'unbridge' && members) {
      for (const member of members) this.#leave(bridge, member);
      const change = { bridges: new Map([...this.now.bridges].filter(([key]) => key !== bridge)) };
      this.#tell({ type: 'BridgeDestroyed', bridge: bridgeValue(bridge, []) }, change);
    } else this.#liveChannel(what, id, bridge, application);
  }

  #liveChannel(what: LifeStep['what'], id: string, bridge: string, application: string): void {
    const channel = this.now.channels.get(id);
    if (!channel) {
      const created = { state: 'Down', location: undefined, isInStasis: false };
      if (what === 'create') this.#set(id, created, { type: 'ChannelCreated' });
      return;
    }
    const playback = `${id}-sound`;
    const isPlaying = this.now.playbacks.has(playback);
    if (what === 'answer') this.#set(id, { ...channel, state: 'Up' }, { type: 'ChannelStateChange' });
    else if (what === 'stasis' && channel.location === undefined) {
      this.#set(id, { ...channel, location: application, isInStasis: true }, { type: 'ChannelDialplan' });
      if (application === 'ours') this.#tell({ ...this.#own('StasisStart', id) });
    } else if (what === 'leaveStasis' && channel.isInStasis) this.#leaveStasis(id, channel);
    else if (what === 'continue') this.#continue(id);
    else if (what === 'enter' && this.#bridgeOf(id) === undefined) this.#enter(bridge, id);
    else if (what === 'leave') this.#leave(this.#bridgeOf(id) ?? '', id);
    else if (what === 'play' && !isPlaying) {
      const change = { playbacks: new Map([...this.now.playbacks, [playback, id]]) };
      this.#tell({ type: 'PlaybackStarted', playback: playbackOf(playback, id) }, change);
    } else if (what === 'stop' && isPlaying) this.#stop(id);
    else if (what === 'destroy') this.#destroy(id, channel, isPlaying);
  }

  #own(type: string, id: string): Event {
    const channel = this.now.channels.get(id);
    return { type, application: 'ours', ...(channel && { channel: channelOf(id, channel) }) };
  }

  #set(id: string, channel: Channel, event: Event): void {
    const channels = new Map([...this.now.channels, [id, channel] as const]);
    this.#tell({ ...event, channel: channelOf(id, channel) }, { channels });
  }

  #leaveStasis(id: string, channel: Channel): void {
    const left = { ...channel, isInStasis: false };
    if (channel.location === 'ours') this.#set(id, left, { type: 'StasisEnd', application: 'ours' });
    else this.#set(id, left, { type: 'ChannelVarset', variable: 'STASISSTATUS', value: 'SUCCESS' });
  }

  #continue(id: string): void {
    const channel = this.now.channels.get(id);
    if (!channel || channel.isInStasis || channel.location === undefined) return;
    this.#set(id, { ...channel, location: undefined }, { type: 'ChannelDialplan' });
  }

  #bridgeOf(id: string): string | undefined {
    return [...this.now.bridges].find(([, members]) => members.includes(id))?.[0];
  }

  #enter(bridge: string, id: string): void {
    const members = this.now.bridges.get(bridge);
    if (members) this.#setMembers('ChannelEnteredBridge', bridge, id, [...members, id]);
  }

  #leave(bridge: string, id: string): void {
    const members = this.now.bridges.get(bridge);
    if (!members) return;
    this.#setMembers(
      'ChannelLeftBridge',
      bridge,
      id,
      members.filter((member) => member !== id),
    );
  }

  #setMembers(type: string, bridge: string, id: string, members: readonly string[]): void {
    const bridges = new Map([...this.now.bridges, [bridge, members] as const]);
    this.#tell({ ...this.#own(type, id), bridge: bridgeValue(bridge, members) }, { bridges });
  }

  #stop(id: string): void {
    const name = `${id}-sound`;
    const playbacks = new Map([...this.now.playbacks].filter(([key]) => key !== name));
    this.#tell({ type: 'PlaybackFinished', playback: playbackOf(name, id) }, { playbacks });
  }

  #destroy(id: string, channel: Channel, isPlaying: boolean): void {
    if (isPlaying) this.#stop(id);
    this.#leave(this.#bridgeOf(id) ?? '', id);
    if (channel.isInStasis) this.#leaveStasis(id, channel);
    const channels = new Map([...this.now.channels].filter(([key]) => key !== id));
    this.#tell({ type: 'ChannelDestroyed', channel: channelOf(id, channel) }, { channels });
  }
}
