import type { Bridges } from '../bridges';
import type { BridgeMember, SimulatedBridge } from '../simulatedBridge';
import { StasisControl } from '../stasisControl';

/** One of Asterisk's own channels in a bridge: it plays or records there, and leaves when it has no more to do. */
export class BridgeGuest {
  /** What it is to do, one after another. */
  readonly control = new StasisControl('');
  readonly #member: BridgeMember;

  /** Enters the bridge. `name` is e.g. `Announcer/ARI-0000000f;2`, `id` the one of its channel. */
  constructor(
    readonly id: string,
    name: string,
    private readonly bridge: SimulatedBridge,
    private readonly bridges: Bridges,
  ) {
    this.#member = bridges.admit(bridge, name);
    bridge.destroyed.addEventListener('abort', () => this.control.end());
  }

  /** Leaves the bridge. */
  leave(): void {
    this.bridges.dismiss(this.bridge, this.#member);
  }

  /** Leaves if nothing more is queued; true when it has left. */
  leaveIfIdle(): boolean {
    if (this.control.pending > 0) return false;
    this.leave();
    return true;
  }
}
