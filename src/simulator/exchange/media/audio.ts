import type { SimulatedBridge } from '../simulatedBridge';
import type { SimulatedChannel } from '../simulatedChannel';

/** Applications of the dialplan that send audio. */
const SOUNDING = new Set(['MusicOnHold', 'Playback', 'Background', 'Milliwatt']);

/** Who sends audio to whom. Silence that nobody sends matters: Asterisk gives up a recording of it. */
export class Audio {
  readonly #sounding = new WeakMap<SimulatedChannel, Set<string>>();

  /** Notes that the server sends audio to the channel, e.g. `moh`; true until told otherwise. */
  set(channel: SimulatedChannel, what: string, isOn: boolean): void {
    const present = this.#sounding.get(channel) ?? new Set<string>();
    if (isOn) present.add(what);
    else present.delete(what);
    if (present.size > 0) this.#sounding.set(channel, present);
    else this.#sounding.delete(channel);
  }

  /** True when audio comes from the channel: a phone sends always, a Local channel what its other half gets. */
  comesFrom(channel: SimulatedChannel): boolean {
    if (channel.technology !== 'Local') return true;
    const { otherHalf } = channel;
    return otherHalf !== undefined && this.#goesTo(otherHalf);
  }

  /** True when a recorder in the bridge hears something. */
  isIn({ members, technology }: SimulatedBridge): boolean {
    // A conference is mixed, silence included.
    if (technology === 'softmix') return true;
    return members.some(
      ({ channel }) => technology !== 'holding_bridge' && channel && this.comesFrom(channel),
    );
  }

  #goesTo(channel: SimulatedChannel): boolean {
    const { bridge } = channel;
    if (this.#sounding.has(channel) || SOUNDING.has(channel.dialplan.app_name)) return true;
    if (!bridge) return false;
    if (bridge.technology === 'softmix') return true;
    return bridge.members.some(
      (member) => member.channel && member.channel !== channel && this.comesFrom(member.channel),
    );
  }
}
