import { isApplicationKnown } from '../ari/isApplicationKnown';
import type { RestClient } from '../ari/restClient';
import { startOf } from './serverStart';

/**
 * Whether somebody else serves our application by now. Asterisk does not tell whose an application is, and
 * keeps ours for a while after we have lost it. But one that has been started anew knows none that has not
 * come since: what it lists before we register there is another program's, which was quicker to come back.
 * To register then would take its calls.
 */
export class ServedElsewhere {
  readonly #rest: Pick<RestClient, 'call'>;
  readonly #application: string;
  /** The start of the Asterisk that we have registered on, or were told to take the application on. */
  #ours: number | undefined;

  constructor(rest: Pick<RestClient, 'call'>, application: string) {
    this.#rest = rest;
    this.#application = application;
  }

  /** The application is ours on the Asterisk that was started then. */
  isOurs(startedAt: number | undefined): void {
    this.#ours = startedAt ?? this.#ours;
  }

  /** The application, where another program has it; says so once for each start. Rejects with an AriError. */
  async check(signal: AbortSignal): Promise<string | undefined> {
    if (this.#ours === undefined) return undefined;
    const options = { signal, background: true };
    const startedAt = startOf(await this.#rest.call('asterisk.getInfo', { only: 'status' }, options));
    if (startedAt === undefined || startedAt === this.#ours) return undefined;
    const isTaken = await isApplicationKnown(this.#rest, this.#application, signal);
    this.#ours = startedAt;
    return isTaken ? this.#application : undefined;
  }
}
