import { parseServerAddress, type ServerAddress } from '../ari/serverAddress';
import { Emitter } from '../shared/emitter';
import type { ServerProfile } from './serverProfile';

/** Outside addresses under which servers of this machine answer too, unencrypted; looked for once each. */
export class Exposures {
  readonly #find: (address: ServerAddress) => Promise<string | undefined>;
  readonly #isKnown: (connectionId: string) => boolean;
  readonly #found = new Map<string, string | undefined>();
  readonly #finds = new Emitter<string>();

  /** Fires with the id of a connection whose exposure was found. */
  readonly onDidFind = this.#finds.event;

  /** `find` looks for an outside address; what is found is told of connections that `isKnown` only. */
  constructor(
    find: (address: ServerAddress) => Promise<string | undefined>,
    isKnown: (connectionId: string) => boolean,
  ) {
    this.#find = find;
    this.#isKnown = isKnown;
  }

  /** The outside address of a connection's server; undefined where none is known. */
  of(connectionId: string): string | undefined {
    return this.#found.get(connectionId);
  }

  /** Looks for an outside address of a server that is connected, unless that was done before. */
  async look({ id, url, simulated }: ServerProfile): Promise<void> {
    if (simulated || this.#found.has(id)) return;
    this.#found.set(id, undefined);
    const outside = await this.#find(parseServerAddress(url));
    if (outside === undefined || !this.#isKnown(id)) return;
    this.#found.set(id, outside);
    this.#finds.fire(id);
  }

  /** Tells nobody anything from now on. */
  dispose(): void {
    this.#finds.dispose();
  }
}
