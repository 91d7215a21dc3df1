import type { Applications } from './applications';
import type { Topic } from './topic';

/** A global variable belongs to no channel: only who is subscribed to all of them hears of it. */
const EVERY_CHANNEL: readonly Topic[] = [{ kind: 'channel', id: '' }];

/** The dialplan's global variables. */
export class GlobalVariables {
  readonly #values = new Map<string, string>();

  /** `configured` are those of the dialplan's `[globals]`. */
  constructor(
    private readonly applications: Applications,
    private readonly configured: ReadonlyMap<string, string>,
  ) {
    for (const [name, value] of configured) this.#values.set(name, value);
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  /** ChannelVarset without a channel. `undefined` unsets; leading underscores count for the event only. */
  set(variable: string, value: string | undefined): void {
    const name = variable.replace(/^__?/, '');
    if (value === undefined) this.#values.delete(name);
    else this.#values.set(name, value);
    this.applications.publish(EVERY_CHANNEL, { type: 'ChannelVarset', variable, value: value ?? '' });
  }

  /** What a dialplan reload does: the configured ones get their values again, others stay. */
  restore(): void {
    for (const [name, value] of this.configured) this.set(name, value);
  }
}
