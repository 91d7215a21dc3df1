import type { Dialplan } from '../dialplan/dialplan';
import type { DeviceStates } from '../deviceStates';
import type { SimulatedChannel } from '../simulatedChannel';

/** Device states of Local channels, e.g. of `Local/500@from-trunk`. */
export class LocalDevices {
  /** Number of pairs that are in the dialplan, by `500@from-trunk`. */
  readonly #running = new Map<string, number>();

  constructor(
    private readonly dialplan: Dialplan,
    private readonly deviceStates: DeviceStates,
  ) {
    deviceStates.provide('Local', (resource) => {
      const at = resource.lastIndexOf('@');
      const [exten, context] =
        at < 0 ? [resource, 'default'] : [resource.slice(0, at), resource.slice(at + 1)];
      if (!this.dialplan.hasExtension(context, exten)) return 'INVALID';
      return this.#running.has(resource) ? 'INUSE' : 'NOT_INUSE';
    });
  }

  /** The second half goes into the dialplan. */
  begin(half: SimulatedChannel): void {
    const resource = resourceOf(half);
    this.#running.set(resource, (this.#running.get(resource) ?? 0) + 1);
  }

  /** One half is hung up. */
  end(half: SimulatedChannel): void {
    const resource = resourceOf(half);
    const left = (this.#running.get(resource) ?? 0) - 1;
    if (left > 0) this.#running.set(resource, left);
    else this.#running.delete(resource);
  }

  /** DeviceStateChanged; Asterisk tells it at every change, whether it is another state or not. */
  announce(half: SimulatedChannel): void {
    this.deviceStates.announce(`Local/${resourceOf(half)}`);
  }
}

/** `500@from-trunk` of `Local/500@from-trunk-0000000a;1`. */
function resourceOf(half: SimulatedChannel): string {
  return half.name.slice('Local/'.length, half.name.lastIndexOf('-'));
}
