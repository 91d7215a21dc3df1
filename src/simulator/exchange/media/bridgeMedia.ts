import type { Applications } from '../applications';
import type { Bridges } from '../bridges';
import type { Identifiers } from '../identifiers';
import type { SimulatedBridge } from '../simulatedBridge';
import { BridgeGuest } from './bridgeGuest';
import type { MediaTarget } from './mediaTarget';

/** What plays, records and sends music in bridges. */
export class BridgeMedia {
  readonly #announcers = new Map<SimulatedBridge, BridgeGuest>();
  readonly #music = new Map<SimulatedBridge, BridgeGuest>();

  constructor(
    private readonly applications: Applications,
    private readonly bridges: Bridges,
    private readonly identifiers: Identifiers,
  ) {}

  /** Who plays in the bridge: the one that is there, or a new one. It stays until it is idle. */
  announcer(bridge: SimulatedBridge): BridgeGuest {
    const present = this.#announcers.get(bridge);
    if (present) return present;
    const announcer = this.#admit(bridge, 'Announcer/ARI');
    this.#announcers.set(bridge, announcer);
    bridge.destroyed.addEventListener('abort', () => this.#announcers.delete(bridge));
    return announcer;
  }

  /** Lets the announcer go when it has nothing more to play. */
  announced(bridge: SimulatedBridge, announcer: BridgeGuest): void {
    if (!announcer.leaveIfIdle()) return;
    this.#announcers.delete(bridge);
    this.#tellDevice('Announcer/ARI');
  }

  /** A new one to record the bridge. */
  recorder(bridge: SimulatedBridge): BridgeGuest {
    return this.#admit(bridge, 'Recorder/ARI');
  }

  /** Lets a recorder go. */
  recorded(recorder: BridgeGuest): void {
    recorder.leave();
    this.#tellDevice('Recorder/ARI');
  }

  /** Music on hold for all in the bridge; nothing happens where it plays already. */
  startMusic(bridge: SimulatedBridge): void {
    if (this.#music.has(bridge)) return;
    this.#music.set(bridge, this.#admit(bridge, 'Announcer/ARI_MOH'));
    bridge.destroyed.addEventListener('abort', () => this.#music.delete(bridge));
  }

  /** False when no music plays. */
  stopMusic(bridge: SimulatedBridge): boolean {
    const music = this.#music.get(bridge);
    if (!music) return false;
    this.#music.delete(bridge);
    music.leave();
    this.#tellDevice('Announcer/ARI_MOH');
    return true;
  }

  /**
   * Where what takes place in a bridge is told: to those who see the bridge, and once more to those who see all
   * channels, because Asterisk tells it of the announcer's channel too.
   */
  target(bridge: SimulatedBridge, guest: BridgeGuest): MediaTarget {
    return {
      uri: `bridge:${bridge.id}`,
      publish: (event) => {
        if (!bridge.destroyed.aborted) this.applications.publish([{ kind: 'bridge', id: bridge.id }], event);
        this.applications.publish([{ kind: 'channel', id: guest.id }], event);
      },
    };
  }

  #admit(bridge: SimulatedBridge, kind: string): BridgeGuest {
    // Like any Local channel it has two halves, numbered together with those.
    const id = this.identifiers.channelId();
    this.identifiers.channelId();
    return new BridgeGuest(id, `${kind}-${this.identifiers.sequence('Local')};2`, bridge, this.bridges);
  }

  #tellDevice(name: string): void {
    for (const state of ['INUSE', 'UNKNOWN'] as const) {
      this.applications.publish([{ kind: 'deviceState', id: name }], {
        type: 'DeviceStateChanged',
        device_state: { name, state },
      });
    }
  }
}
