import type { LiveEndpoint } from '../shared/liveResources';
import { byText } from './byText';

/** The endpoints of a server by technology, grouped in one pass: thousands of nodes ask. */
export class EndpointIndex {
  /** In alphabetical order. */
  readonly technologies: readonly string[];
  readonly #byTechnology = new Map<string, LiveEndpoint[]>();

  constructor(endpoints: ReadonlyMap<string, LiveEndpoint>) {
    for (const endpoint of endpoints.values()) {
      const group = this.#byTechnology.get(endpoint.technology);
      if (group) group.push(endpoint);
      else this.#byTechnology.set(endpoint.technology, [endpoint]);
    }
    for (const group of this.#byTechnology.values()) group.sort((a, b) => byText(a.resource, b.resource));
    this.technologies = [...this.#byTechnology.keys()].sort(byText);
  }

  /** The endpoints of one technology, in alphabetical order. */
  of(technology: string): readonly LiveEndpoint[] {
    return this.#byTechnology.get(technology) ?? [];
  }
}
