import type { SimulatedBridge } from './simulatedBridge';

/** All bridges. Every change of a bridge goes through here, so that its event is never forgotten. */
export class Bridges {
  readonly #byId = new Map<string, SimulatedBridge>();

  get(id: string): SimulatedBridge | undefined {
    return this.#byId.get(id);
  }

  all(): readonly SimulatedBridge[] {
    return [...this.#byId.values()];
  }
}
