import { AriError, isAriError } from '../ari/ariError';
import { inTurns } from '../ari/inTurns';
import type { CallOptions, RestClient } from '../ari/restClient';
import { fieldsOf, type Fields } from '../shared/fields';
import { SWITCHABLE_EVENT_TYPES } from '../shared/switchableEventTypes';

/** How long closing may wait for Asterisk to take our filter back, ms. */
const RESTORE_MS = 1_000;

/** What an {@link EventTypeSwitch} works with. */
export interface EventTypeSwitchOptions {
  readonly rest: Pick<RestClient, 'call'>;
  readonly application: string;
  /** Called when other types are switched off than before. */
  readonly changed: () => void;
}

function notSwitchable(types: readonly string[]): AriError {
  return new AriError({
    code: 'badParameter',
    operation: 'applications.filter',
    message: `${types.join(', ')} cannot be switched off.`,
    hint: 'The tree needs these events. Hide them in the view instead. Nothing was sent to Asterisk.',
  });
}

/** The entries of a list of Asterisk's that name a type; it comes from the network. */
function typesIn(list: unknown): readonly (Fields & { readonly type: string })[] {
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  return entries.filter(
    (entry): entry is Fields & { readonly type: string } => typeof fieldsOf(entry)?.type === 'string',
  );
}

/**
 * The event types that Asterisk does not send to one application because we told it so. Asterisk keeps one
 * list per application, and a PUT replaces it: what a program has switched off there itself stays off, and
 * is all that is left when ours is taken back.
 */
export class EventTypeSwitch {
  readonly #options: EventTypeSwitchOptions;
  /** Reading and writing the list takes two calls: one change at a time. */
  readonly #turn = inTurns(1);
  #types: readonly string[] = [];

  constructor(options: EventTypeSwitchOptions) {
    this.#options = options;
  }

  /** The types that are off because of us. */
  get types(): readonly string[] {
    return this.#types;
  }

  /** Has Asterisk send all types but these; rejects with an AriError, then nothing has changed. */
  async set(types: readonly string[], signal?: AbortSignal): Promise<void> {
    const needed = types.filter((type) => !SWITCHABLE_EVENT_TYPES.includes(type));
    if (needed.length > 0) throw notSwitchable(needed);
    await this.#turn(() => this.#write(types, signal === undefined ? {} : { signal }));
  }

  /** Tells a server again that may have forgotten; where it refuses, all types are sent. */
  async reapply(signal: AbortSignal): Promise<void> {
    await this.#turn(async () => {
      if (this.#types.length === 0) return;
      try {
        await this.#write(this.#types, { signal, background: true });
      } catch (error) {
        if (!isAriError(error) || error.code !== 'http') throw error;
        this.#keep([]);
      }
    });
  }

  /** Takes back what we have switched off, as far as Asterisk answers within a second. */
  async restore(): Promise<void> {
    await this.#turn(async () => {
      if (this.#types.length === 0) return;
      try {
        await this.#write([], { timeout: RESTORE_MS, background: true });
      } catch {
        // The application goes with its last socket, and the filter with the application.
        this.#keep([]);
      }
    });
  }

  async #write(types: readonly string[], options: CallOptions): Promise<void> {
    const { rest, application: applicationName } = this.#options;
    const quiet = { ...options, background: true };
    const before = await rest.call('applications.get', { applicationName }, quiet);
    // An old Asterisk knows no filters, and refuses ours then.
    const { events_disallowed: off } = before as { readonly events_disallowed?: unknown };
    const theirs = typesIn(off).filter(({ type }) => !this.#types.some((ours) => ours === type));
    const ours = types.filter((type) => !theirs.some((entry) => entry.type === type));
    const disallowed = [...theirs, ...ours.map((type) => ({ type }))];
    // Without `allowed` that list stays as it is.
    await rest.call('applications.filter', { applicationName, filter: { disallowed } }, options);
    this.#keep(ours);
  }

  #keep(types: readonly string[]): void {
    this.#types = types;
    this.#options.changed();
  }
}
