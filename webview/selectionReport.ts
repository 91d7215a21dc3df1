import type { EventRow } from '../src/shared/eventRow';
import type { ToHost } from '../src/shared/protocol';

/** The resource of a selected row. */
export type Selected = Omit<Extract<ToHost, { type: 'selected' }>, 'type'>;

/** A user who runs through the rows selects none of them for that long, ms. */
const REST_MS = 150;

/** Tells which resource the user selected, once the selection rests; what only the program does is not told. */
export class SelectionReport {
  readonly #tell: (selected: Selected) => void;
  #byUser = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (selected: Selected) => void) {
    this.#tell = tell;
  }

  /** The user is selecting: the row that {@link select} is given next is theirs. */
  due(): void {
    this.#byUser = true;
  }

  /** Takes the row that is selected now; undefined: none. */
  select(row: EventRow | undefined): void {
    clearTimeout(this.#timer);
    if (!this.#byUser) return;
    this.#byUser = false;
    if (row?.channelId === undefined && row?.bridgeId === undefined) return;
    const { connectionId, channelId, bridgeId } = row;
    this.#timer = setTimeout(
      () =>
        this.#tell({
          connectionId,
          ...(channelId === undefined ? {} : { channelId }),
          ...(bridgeId === undefined ? {} : { bridgeId }),
        }),
      REST_MS,
    );
  }
}
