import type { SecretStorage } from 'vscode';
import type { ServerProfile } from '../session/serverProfile';

/** What the user answered when asked for a password. */
export interface PasswordAnswer {
  readonly password: string;
  /** Whether to keep it in the secret storage; otherwise it is forgotten with the window. */
  readonly keep: boolean;
}

/** Whose password it is: the address and the user, so that no other server ever gets it. */
export type PasswordOwner = Pick<ServerProfile, 'url' | 'user'>;

function keyOf({ url, user }: PasswordOwner): string {
  return `ariWorkbench.password ${JSON.stringify([url, user])}`;
}

/** The passwords of the connections, in VS Code's secret storage. */
export class Passwords {
  readonly #secrets: Pick<SecretStorage, 'delete' | 'get' | 'store'>;
  readonly #ask: (profile: ServerProfile) => Promise<PasswordAnswer | undefined>;
  readonly #forNow = new Map<string, string>();

  constructor(
    secrets: Pick<SecretStorage, 'delete' | 'get' | 'store'>,
    ask: (profile: ServerProfile) => Promise<PasswordAnswer | undefined>,
  ) {
    this.#secrets = secrets;
    this.#ask = ask;
  }

  /** The known password; undefined when there is none. Rejects when the secret storage fails. */
  async get(owner: PasswordOwner): Promise<string | undefined> {
    return this.#forNow.get(keyOf(owner)) ?? (await this.#secrets.get(keyOf(owner)));
  }

  /** The known password, or the one that the user types now; undefined when they give up. */
  async getOrAsk(profile: ServerProfile): Promise<string | undefined> {
    return (await this.get(profile)) ?? (await this.askAgain(profile));
  }

  /** Asks for the password although one is known, because the server refused it. */
  async askAgain(profile: ServerProfile): Promise<string | undefined> {
    const answer = await this.#ask(profile);
    if (!answer) return undefined;
    if (answer.keep) await this.store(profile, answer.password);
    else this.#forNow.set(keyOf(profile), answer.password);
    return answer.password;
  }

  /**
   * Keeps a password. Where the secret storage fails (a desktop without a key ring) it is kept for this
   * window only; the answer tells whether it is kept for good.
   */
  async store(owner: PasswordOwner, password: string): Promise<boolean> {
    this.#forNow.set(keyOf(owner), password);
    try {
      await this.#secrets.store(keyOf(owner), password);
    } catch {
      return false;
    }
    this.#forNow.delete(keyOf(owner));
    return true;
  }

  /** Forgets a password. */
  async delete(owner: PasswordOwner): Promise<void> {
    this.#forNow.delete(keyOf(owner));
    await this.#secrets.delete(keyOf(owner));
  }
}
