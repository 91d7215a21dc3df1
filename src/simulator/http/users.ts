import { createHash, timingSafeEqual } from 'node:crypto';
import type { SimulatorUser } from '../startSimulator';
import type { Pairs } from './decodeUri';

/** Equal length for every password, so that comparing takes equally long. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The users of ARI and how requests prove who they come from. */
export class Users {
  readonly #byName: ReadonlyMap<string, { readonly user: SimulatorUser; readonly password: Buffer }>;

  constructor(users: readonly SimulatorUser[]) {
    this.#byName = new Map(users.map((user) => [user.name, { user, password: digest(user.password) }]));
  }

  /**
   * The user of a request; undefined when it proves none. `authorization` is that header. As in Asterisk, the
   * first `api_key` counts only where the header holds no name and password at all.
   */
  find(authorization: string | undefined, pairs: Pairs): SimulatorUser | undefined {
    const [, encoded] = /^Basic (\S+)/.exec(authorization ?? '') ?? [];
    const basic = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
    if (basic.includes(':')) return this.#check(basic);
    const [, key = ''] = pairs.find(([name]) => name === 'api_key') ?? [];
    return key.includes(':') ? this.#check(key) : undefined;
  }

  #check(credentials: string): SimulatorUser | undefined {
    const colon = credentials.indexOf(':');
    const known = this.#byName.get(credentials.slice(0, colon));
    const given = digest(credentials.slice(colon + 1));
    // An unknown name costs the same comparison.
    const matches = timingSafeEqual(given, known?.password ?? digest(''));
    return matches ? known?.user : undefined;
  }
}
