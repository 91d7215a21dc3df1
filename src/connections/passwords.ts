import type { SecretStorage } from 'vscode';
import { AriError } from '../ari/ariError';
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

function unreadable(cause: unknown): AriError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AriError({
    code: 'secretStorage',
    operation: 'connect',
    message: `The secret storage of VS Code cannot be read: ${reason}`,
    hint: 'Unlock or install the key ring of your desktop, or use Edit Connection and type the password for this window.',
    cause,
  });
}

/**
 * The passwords of the connections, in VS Code's secret storage. `mayUse` is asked before one is handed out to
 * be sent: not in Restricted Mode, and over a network not unencrypted unless the user has accepted it.
 */
export class Passwords {
  readonly #secrets: Pick<SecretStorage, 'delete' | 'get' | 'store'>;
  readonly #ask: (profile: ServerProfile) => Promise<PasswordAnswer | undefined>;
  readonly #mayUse: (profile: ServerProfile) => Promise<boolean>;
  readonly #forNow = new Map<string, string>();

  constructor(
    secrets: Pick<SecretStorage, 'delete' | 'get' | 'store'>,
    ask: (profile: ServerProfile) => Promise<PasswordAnswer | undefined>,
    mayUse: (profile: ServerProfile) => Promise<boolean>,
  ) {
    this.#secrets = secrets;
    this.#ask = ask;
    this.#mayUse = mayUse;
  }

  /** The known password; undefined when there is none. Rejects with an AriError `secretStorage`. */
  async get(owner: PasswordOwner): Promise<string | undefined> {
    const typed = this.#forNow.get(keyOf(owner));
    if (typed !== undefined) return typed;
    try {
      return await this.#secrets.get(keyOf(owner));
    } catch (cause) {
      throw unreadable(cause);
    }
  }

  /** The known password, or the one that the user types now; undefined when they give up, or it may not go there. */
  async getOrAsk(profile: ServerProfile): Promise<string | undefined> {
    if (!(await this.#mayUse(profile))) return undefined;
    return (await this.get(profile)) ?? (await this.#askFor(profile));
  }

  /** Asks for the password although one is known, because the server refused it. */
  async askAgain(profile: ServerProfile): Promise<string | undefined> {
    return (await this.#mayUse(profile)) ? this.#askFor(profile) : undefined;
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

  /** Keeps a password in memory only: a window that crashes leaves nothing of it behind. */
  storeForWindow(owner: PasswordOwner, password: string): void {
    this.#forNow.set(keyOf(owner), password);
  }

  /** Forgets a password that only this window keeps. */
  forgetForWindow(owner: PasswordOwner): void {
    this.#forNow.delete(keyOf(owner));
  }

  /** Forgets a password. */
  async delete(owner: PasswordOwner): Promise<void> {
    this.#forNow.delete(keyOf(owner));
    await this.#secrets.delete(keyOf(owner));
  }

  async #askFor(profile: ServerProfile): Promise<string | undefined> {
    const answer = await this.#ask(profile);
    if (!answer) return undefined;
    if (answer.keep) await this.store(profile, answer.password);
    else this.#forNow.set(keyOf(profile), answer.password);
    return answer.password;
  }
}
