import type { Disposable } from '../shared/emitter';

/** The most nodes beneath a server for its row to be refreshed at every state. */
const FEW_NODES = 500;
/** How long the row of a server with more waits for its next text, ms. */
const PATIENCE_MS = 10_000;

/** What {@link StateRefresh} goes by. */
export interface ServerLook {
  /** The session whose model is shown; undefined while there is none. */
  readonly session: object | undefined;
  /** While live, the nodes beneath offer their commands. */
  readonly isLive: boolean;
}

/** What a {@link StateRefresh} is made of. */
export interface StateRefreshOptions {
  /** Refreshes a server's row; VS Code then asks for all that is unfolded beneath it as well. */
  readonly refresh: (connectionId: string) => void;
  /** Whether VS Code holds more than `limit` nodes beneath a server. */
  readonly holdsMoreThan: (connectionId: string, limit: number) => boolean;
  /** Runs later; disposing the answer calls it off. */
  readonly schedule: (run: () => void, delayMs: number) => Disposable;
}

/**
 * Decides when the states of a connection are shown. What changes the nodes beneath is shown at once.
 * The attempts of a lost connection change its row only, but VS Code cannot refresh a row alone: with
 * thousands of nodes kept beneath, the row follows at most every 10 s.
 */
export class StateRefresh implements Disposable {
  readonly #options: StateRefreshOptions;
  readonly #looks = new Map<string, ServerLook>();
  readonly #timers = new Map<string, Disposable>();

  constructor(options: StateRefreshOptions) {
    this.#options = options;
  }

  /** Tells that a connection has another state. */
  changed(connectionId: string, look: ServerLook): void {
    const old = this.#looks.get(connectionId);
    this.#looks.set(connectionId, look);
    const isOther = old?.session !== look.session || old?.isLive !== look.isLive;
    if (isOther || !this.#options.holdsMoreThan(connectionId, FEW_NODES)) this.#refresh(connectionId);
    else if (!this.#timers.has(connectionId)) {
      const timer = this.#options.schedule(() => this.#refresh(connectionId), PATIENCE_MS);
      this.#timers.set(connectionId, timer);
    }
  }

  /** Calls off what still waits. */
  dispose(): void {
    for (const timer of this.#timers.values()) timer.dispose();
    this.#timers.clear();
  }

  #refresh(connectionId: string): void {
    this.#timers.get(connectionId)?.dispose();
    this.#timers.delete(connectionId);
    this.#options.refresh(connectionId);
  }
}
