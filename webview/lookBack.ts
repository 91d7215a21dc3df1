import type { ToWebview } from '../src/shared/protocol';
import type { HostLink } from './hostLink';
import type { ViewMemory } from './viewMemory';

/** How many rows the host has, and of which log. */
export type Counts = Extract<ToWebview, { type: 'counts' }>;

/** A row that is not found by then, ms, is not selected any more: the user has gone on. */
const LOOK_BACK_MS = 5_000;

/** What a {@link LookBack} needs of the page. */
export interface LookBackOptions {
  readonly host: HostLink;
  readonly memory: ViewMemory;
  /** The filter that is set now. */
  readonly filterId: () => number;
  /** Selects the row at this position among the rows shown, unless another one is selected. */
  readonly found: (position: number) => void;
}

/** Looks, when a page is loaded again, for the row that was selected when it was last there. */
export class LookBack {
  readonly #options: LookBackOptions;
  #isDone = false;

  constructor(options: LookBackOptions) {
    this.#options = options;
  }

  /** Looks once, when the first rows are there: where the tail is followed none can be selected before. */
  rowsCame(counts: Counts): void {
    if (!this.#isDone && !counts.scanning) void this.#look(counts);
  }

  async #look({ filterId, startedAt }: Counts): Promise<void> {
    this.#isDone = true;
    const { host, memory, found } = this.#options;
    const { selected } = memory.state;
    // A position means something in the same log only.
    if (!selected || selected.startedAt !== startedAt) return;
    const asked = host.request('rowPosition', { filterId, seq: selected.seq }, LOOK_BACK_MS);
    const answer = await asked.done.catch(() => undefined);
    // Another filter has been set meanwhile, as for the one resource that is shown: there it is looked for again.
    this.#isDone = filterId === this.#options.filterId();
    if (answer?.position !== undefined && this.#isDone) found(answer.position);
  }
}
