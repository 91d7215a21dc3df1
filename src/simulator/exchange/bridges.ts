import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Applications } from './applications';
import { clearPeerVariables, setPeerVariables, showOther } from './bridgePeers';
import { parseBridgeTypes, suitableTechnology } from './bridgeTechnology';
import type { Channels } from './channels';
import { SimulatedBridge, type BridgeMember, type BridgeStart, type MemberOptions } from './simulatedBridge';
import type { SimulatedChannel } from './simulatedChannel';
import type { Topic } from './topic';

/** What `POST /bridges` may say. */
export interface BridgeRequest {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** As `parseBridgeTypes` reads it. */
  readonly types?: string | undefined;
  /** Variables that are there before BridgeCreated. */
  readonly prepare?: (bridge: SimulatedBridge) => void;
}

/** All bridges. Every change of a bridge goes through here, so that its event is never forgotten. */
export class Bridges {
  readonly #byId = new Map<string, SimulatedBridge>();

  constructor(
    private readonly clock: Clock,
    private readonly applications: Applications,
    private readonly channels: Channels,
  ) {}

  get(id: string): SimulatedBridge | undefined {
    return this.#byId.get(id);
  }

  all(): readonly SimulatedBridge[] {
    return [...this.#byId.values()];
  }

  /** True when no new bridge can have this id; unlike `get`, Asterisk compares without regard to case here. */
  isTaken(id: string): boolean {
    return this.all().some((bridge) => bridge.id.toLowerCase() === id.toLowerCase());
  }

  /** A bridge of ARI: BridgeCreated. Undefined when its types fit none. */
  create(request: BridgeRequest): SimulatedBridge | undefined {
    const kind = parseBridgeTypes(request.types);
    if (!kind) return undefined;
    return this.#add(
      {
        id: request.id ?? randomUUID(),
        name: request.name ?? '',
        bridgeClass: 'stasis',
        creator: 'Stasis',
        createdAt: this.clock.now(),
        ...kind,
      },
      request.prepare,
    );
  }

  /** A bridge of `Dial`: BridgeCreated. Who makes it destroys it when one of the two has left. */
  createBasic(): SimulatedBridge {
    return this.#add({
      id: randomUUID(),
      name: '',
      type: 'mixing',
      bridgeClass: 'basic',
      creator: '',
      technology: 'simple_bridge',
      mayBeNative: true,
      createdAt: this.clock.now(),
      videoMode: 'none',
    });
  }

  /**
   * Takes a channel in: ChannelEnteredBridge, then what its members learn of each other. It leaves the bridge
   * that it was in, be it the same. An application that has the channel sees the bridge meanwhile.
   */
  enter(bridge: SimulatedBridge, channel: SimulatedChannel, options: MemberOptions = {}): void {
    if (channel.bridge) this.leave(channel);
    if (bridge.destroyed.aborted) return;
    channel.bridge = bridge;
    if (channel.control) {
      this.applications.get(channel.control.application)?.subscriptions.add(topicOf(bridge));
    }
    const member: BridgeMember = { ...options, name: channel.name, channel };
    bridge.members.push(member);
    const dropped = this.#dropVideo(bridge);
    this.#publish(bridge, {
      type: 'ChannelEnteredBridge',
      bridge: bridge.toJson(),
      channel: channel.toJson(),
    });
    if (dropped !== undefined) this.#tellVideo(bridge, dropped);
    this.#reconfigure(bridge, member);
  }

  /** ChannelLeftBridge, and what the others learn by it. Does nothing for a channel in no bridge. */
  leave(channel: SimulatedChannel): void {
    const { bridge } = channel;
    if (!bridge) return;
    clearPeerVariables(channel, this.channels);
    this.#remove(bridge, channel);
    this.#reconfigure(bridge);
  }

  /** BridgeDestroyed, after all have left, `first` before the others. What plays and records in it ends. */
  destroy(bridge: SimulatedBridge, first?: SimulatedChannel): void {
    if (!this.#byId.delete(bridge.id)) return;
    const channels = [...bridge.channels].sort(
      (one, other) => Number(other === first) - Number(one === first),
    );
    for (const channel of channels) clearPeerVariables(channel, this.channels);
    for (const channel of channels) this.#remove(bridge, channel);
    bridge.members.length = 0;
    this.#publish(bridge, { type: 'BridgeDestroyed', bridge: bridge.toJson() });
    bridge.end();
    for (const application of this.applications.all()) {
      application.subscriptions.remove(topicOf(bridge), true);
      this.applications.forgetIfUnused(application);
    }
  }

  /** Takes in one of Asterisk's own, e.g. `Announcer/ARI-0000000f;2`; only the others' BRIDGEPEER shows it. */
  admit(bridge: SimulatedBridge, name: string): BridgeMember {
    const member: BridgeMember = { name, channel: undefined };
    bridge.members.push(member);
    this.#reconfigure(bridge, member);
    return member;
  }

  /** Lets one of Asterisk's own go again. */
  dismiss(bridge: SimulatedBridge, member: BridgeMember): void {
    const index = bridge.members.indexOf(member);
    if (index < 0) return;
    bridge.members.splice(index, 1);
    this.#reconfigure(bridge);
  }

  /** Makes a channel the only one seen: BridgeVideoSourceChanged, if it is another one. */
  setVideoSource(bridge: SimulatedBridge, channel: SimulatedChannel): void {
    const previous = bridge.videoSourceId;
    bridge.videoMode = 'single';
    bridge.videoSourceId = channel.id;
    bridge.nextVideo = undefined;
    if (previous !== channel.id) this.#tellVideo(bridge, previous);
  }

  /** Shows whoever talks. Asterisk tells it only with the bridge's next change. */
  clearVideoSource(bridge: SimulatedBridge): void {
    bridge.nextVideo = { mode: 'talker' };
  }

  #add(start: BridgeStart, prepare?: (bridge: SimulatedBridge) => void): SimulatedBridge {
    const bridge = new SimulatedBridge(start);
    prepare?.(bridge);
    this.#byId.set(bridge.id, bridge);
    this.#publish(bridge, { type: 'BridgeCreated', bridge: bridge.toJson() });
    return bridge;
  }

  #remove(bridge: SimulatedBridge, channel: SimulatedChannel): void {
    const index = bridge.members.findIndex((member) => member.channel === channel);
    bridge.members.splice(index, 1);
    channel.bridge = undefined;
    // As if a call had ended: the cause stays with a channel that goes on, until another replaces it.
    if (channel.cause === 0) channel.cause = 16;
    const dropped = this.#dropVideo(bridge);
    if (dropped !== undefined) this.#tellVideo(bridge, dropped);
    this.#publish(bridge, { type: 'ChannelLeftBridge', bridge: bridge.toJson(), channel: channel.toJson() });
    if (bridge.videoSourceId === channel.id) bridge.nextVideo = { mode: bridge.videoMode };
    // Asterisk forgets to end the subscription of an application whose channel hangs up in a bridge.
    if (channel.hangup.aborted || !channel.control) return;
    const application = this.applications.get(channel.control.application);
    application?.subscriptions.remove(topicOf(bridge));
  }

  #reconfigure(bridge: SimulatedBridge, newcomer?: BridgeMember): void {
    const technology = suitableTechnology(bridge);
    const isOther = technology !== bridge.technology;
    bridge.technology = technology;
    const { members } = bridge;
    // Whoever makes Asterisk change the technology comes to stand first.
    if (isOther && newcomer) members.unshift(...members.splice(members.indexOf(newcomer), 1));
    setPeerVariables(bridge, this.channels);
    const becameNative = isOther && technology === 'native_rtp';
    if (becameNative) setPeerVariables(bridge, this.channels);
    const [first, second] = this.#pair(bridge) ?? [];
    if (first && second) showOther(first, second, this.channels);
    if (becameNative) setPeerVariables(bridge, this.channels);
    if (first && second) showOther(second, first, this.channels);
  }

  /** The two that are to be shown to each other; whoever came last comes first, wherever it stands. */
  #pair({ members, technology }: SimulatedBridge): readonly [BridgeMember, BridgeMember] | undefined {
    const [first, second] = members;
    if (!first || !second || members.length > 2) return undefined;
    if (first.inhibitsConnectedLine === true || second.inhibitsConnectedLine === true) return undefined;
    if (technology === 'simple_bridge') return [second, first];
    return technology === 'native_rtp' ? [first, second] : undefined;
  }

  /** Takes over what was kept back; gives the source that is one no more. */
  #dropVideo(bridge: SimulatedBridge): string | undefined {
    const { nextVideo, videoSourceId } = bridge;
    if (!nextVideo) return undefined;
    bridge.nextVideo = undefined;
    bridge.videoMode = nextVideo.mode;
    bridge.videoSourceId = undefined;
    return videoSourceId;
  }

  #tellVideo(bridge: SimulatedBridge, previous: string | undefined): void {
    this.#publish(bridge, {
      type: 'BridgeVideoSourceChanged',
      bridge: bridge.toJson(),
      ...(previous !== undefined && { old_video_source_id: previous }),
    });
  }

  #publish(bridge: SimulatedBridge, event: Parameters<Applications['publish']>[1]): void {
    this.applications.publish([topicOf(bridge)], event);
  }
}

function topicOf(bridge: SimulatedBridge): Topic {
  return { kind: 'bridge', id: bridge.id };
}
