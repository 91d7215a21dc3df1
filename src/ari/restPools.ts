import type { Pool } from 'undici';
import type { AriError } from './ariError';
import { openPool } from './openPool';
import type { ServerAddress } from './serverAddress';

/**
 * What a call needs a connection for: `background` calls nobody waits for; `blocking` ones have no time limit
 * and may last as long as a playback; `usual` is all else.
 */
export type PoolUse = 'background' | 'blocking' | 'usual';

/**
 * The most connections of each pool; they are opened as they are needed, and stay for some seconds. Asterisk has
 * 100 sessions (sessionlimit) for all its clients, and resets what is beyond. What every window does by
 * itself, and all at once when a server comes back, must leave room: 20 windows had shut each other out.
 */
const MOST: Readonly<Record<PoolUse, number>> = { background: 2, blocking: 16, usual: 16 };

/** The kept-alive connections to one server, apart by use, so that what lasts does not hold up the rest. */
export class RestPools {
  readonly #address: ServerAddress;
  readonly #ca: string | undefined;
  readonly #pools = new Map<PoolUse, Pool>();
  /** Pools that end with their last call. */
  readonly #retiring = new Set<Pool>();

  constructor(address: ServerAddress, ca: string | undefined) {
    this.#address = address;
    this.#ca = ca;
  }

  /** The pool for a use, opened with its first call. */
  get(use: PoolUse): Pool {
    const pool = this.#pools.get(use) ?? openPool(this.#address, this.#ca, MOST[use]);
    this.#pools.set(use, pool);
    return pool;
  }

  /** Takes a pool out of use: where one of its kept-alive connections is broken, the others may be as well. */
  retire(use: PoolUse, pool: Pool): void {
    if (this.#pools.get(use) !== pool) return;
    this.#pools.delete(use);
    this.#retiring.add(pool);
    void pool.close().finally(() => this.#retiring.delete(pool));
  }

  /** Ends every connection; running calls fail with `reason`, and the next ones open new connections. */
  async destroy(reason: AriError): Promise<void> {
    const pools = [...this.#pools.values(), ...this.#retiring];
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.destroy(reason)));
  }
}
