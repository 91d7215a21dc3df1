import { cellTerm } from '../src/shared/filter/cellTerm';
import type { FindRow, HighlightedResource } from '../src/shared/protocol';
import type { HostLink } from './hostLink';
import type { ListModel } from './listModel';

/** What {@link MarkedRows} works with. */
export interface MarkedRowsOptions {
  readonly host: HostLink;
  readonly model: ListModel;
  readonly filterId: () => number;
  /** Selects the row at a position. */
  readonly select: (position: number) => void;
  /** Tells the user what cannot be seen. */
  readonly say: (text: string) => void;
}

/** Goes from row to row of the channel or bridge that is selected in the tree. */
export class MarkedRows {
  readonly #options: MarkedRowsOptions;
  #resource: HighlightedResource | undefined;
  #search: number | undefined;

  constructor(options: MarkedRowsOptions) {
    this.#options = options;
  }

  /** Takes the resource whose rows are marked; undefined: none. */
  setResource(resource: HighlightedResource | undefined): void {
    this.#resource = resource;
  }

  /** Selects the next marked row, or the one before, from the selected row or what is in sight. */
  async go(backwards: boolean): Promise<void> {
    const { host, model, filterId, select, say } = this.#options;
    if (!this.#resource) {
      say('No channel or bridge is selected in the tree');
      return;
    }
    if (this.#search !== undefined) host.cancel(this.#search);
    const { kind, resourceId, label } = this.#resource;
    const { from: top, to: bottom } = model.window;
    const from = model.selected ?? (backwards ? bottom : top - 1);
    const search: FindRow = { filterId: filterId(), text: cellTerm(kind, resourceId), from, backwards };
    const { id, done } = host.request('findRow', search);
    this.#search = id;
    const found = await done.catch(() => undefined);
    if (this.#search !== id) return;
    this.#search = undefined;
    if (filterId() !== search.filterId) return;
    if (found?.position !== undefined) select(found.position);
    else say(`No ${backwards ? 'earlier' : 'later'} row of ${label}`);
  }
}
