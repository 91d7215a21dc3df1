import type { Memento } from 'vscode';
import type { Connections } from '../session/connections';
import type { Disposable } from '../shared/emitter';
import type { Passwords } from './passwords';

const KEY = 'ariWorkbench.liveConnections';

type ReopenTarget = Pick<Connections, 'connect' | 'onDidChangeState' | 'profile'>;

/** Remembers which connections of this workspace were open, and opens them with the window. */
export class ReopenedConnections implements Disposable {
  readonly #connections: ReopenTarget;
  readonly #passwords: Passwords;
  readonly #memory: Memento;
  readonly #isAccepted: (url: string) => boolean;
  readonly #listener: Disposable;

  constructor(
    connections: ReopenTarget,
    passwords: Passwords,
    memory: Memento,
    isAccepted: (url: string) => boolean,
  ) {
    this.#connections = connections;
    this.#passwords = passwords;
    this.#memory = memory;
    this.#isAccepted = isAccepted;
    // Only what went live is remembered; that it closes with the window does not make it forgotten.
    this.#listener = connections.onDidChangeState(({ connectionId, state }) => {
      // A simulated server does not outlive the window.
      if (connections.profile(connectionId)?.simulated) return;
      if (state.status === 'live' && !this.#ids().includes(connectionId)) {
        void memory.update(KEY, [...this.#ids(), connectionId]);
      }
    });
  }

  /** The user closed a connection: it stays closed. */
  async forget(connectionId: string): Promise<void> {
    await this.#memory.update(
      KEY,
      this.#ids().filter((id) => id !== connectionId),
    );
  }

  /**
   * Opens what was open. Not where a password would have to be asked for, or may not go by itself
   * (unencrypted to another machine, unaccepted so far), and not what serves an application: meanwhile another
   * program may serve it, and would lose its calls.
   */
  async open(): Promise<void> {
    const saved = this.#ids().flatMap((id) => this.#connections.profile(id) ?? []);
    for (const profile of saved) {
      if (profile.mode === 'serve' || !this.#isAccepted(profile.url)) continue;
      if ((await this.#passwords.get(profile)) === undefined) continue;
      await this.#connections.connect(profile.id);
    }
  }

  dispose(): void {
    this.#listener.dispose();
  }

  #ids(): readonly string[] {
    return this.#memory.get<readonly string[]>(KEY, []);
  }
}
