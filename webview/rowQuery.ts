import type { RowFilter } from '../src/shared/eventRow';
import type { ViewMemory } from './viewMemory';
import { INITIAL_STATE } from './viewState';

/** The one resource whose events are shown. `label` is untrusted text. */
export interface ShownResource {
  readonly connectionId: string;
  readonly id: string;
  readonly label: string;
}

/** Which rows the list shows: the remembered filter and, not remembered, one resource. */
export class RowQuery {
  readonly #memory: ViewMemory;
  #id = 0;
  #resource: ShownResource | undefined;

  constructor(memory: ViewMemory) {
    this.#memory = memory;
  }

  /** Id of the filter that the host was given last; what it sends for another one is late. */
  get id(): number {
    return this.#id;
  }

  /** The one resource whose events are shown; undefined: of every one. */
  get resource(): ShownResource | undefined {
    return this.#resource;
  }

  /** Shows the events of one resource only, or with undefined of every one, from {@link next} on. */
  setResource(resource: ShownResource | undefined): void {
    this.#resource = resource;
  }

  /** Whether the user has left rows out, more than are left out at first. */
  get narrowed(): boolean {
    const { text, types, hiddenTypes } = this.#memory.state;
    const hides = hiddenTypes.some((type) => !INITIAL_STATE.hiddenTypes.includes(type));
    return text !== '' || types.length > 0 || hides || this.#resource !== undefined;
  }

  /** What the filter asks for: its text, and the types chosen. */
  get asked(): string {
    const { text, types } = this.#memory.state;
    return [text, ...types].join(' ');
  }

  /** The filter as it is now, with an id of its own for the host. */
  next(): { readonly filterId: number; readonly filter: RowFilter } {
    this.#id += 1;
    const { text, types, hiddenTypes } = this.#memory.state;
    const resource = this.#resource
      ? { resourceId: this.#resource.id, connectionId: this.#resource.connectionId }
      : {};
    return { filterId: this.#id, filter: { text, types, hiddenTypes, ...resource } };
  }
}
