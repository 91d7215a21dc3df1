import { problemOf } from '../ari/problemOf';
import type { EventLog } from '../capture/eventLog';
import type { LiveUpdate } from '../model/liveChange';
import type { ConnectionState } from '../shared/connectionState';
import { Emitter, type Disposable } from '../shared/emitter';
import type { ServerProfile } from './serverProfile';
import type { ServerSession } from './serverSession';

/** The lazily loaded module that holds REST, sockets and the log. */
export type SessionChunk = typeof import('./openSession');

/** What {@link Connections} needs from outside. */
export interface ConnectionsOptions {
  readonly loadChunk: () => Promise<SessionChunk>;
  /** The password of a profile, asked for where none is kept; undefined when the user gives up. */
  readonly password: (profile: ServerProfile) => Promise<string | undefined>;
  /** PEM text of a CA file. */
  readonly readCa: (path: string) => Promise<string>;
  /** The application name under which this window watches: its own, so that it steals nobody's calls. */
  readonly watchApplication: string;
  /** Bounds of the event log. */
  readonly logLimits: () => { readonly maxRows: number; readonly maxBytes: number };
}

const DISCONNECTED: ConnectionState = { status: 'disconnected' };

/** The saved connections and their open sessions. Loads the protocol code on the first connection. */
export class Connections implements Disposable {
  readonly #options: ConnectionsOptions;
  readonly #profiles = new Map<string, ServerProfile>();
  readonly #sessions = new Map<string, ServerSession>();
  /** Applications served in this window only, by profile; undefined means watch. */
  readonly #served = new Map<string, string | undefined>();
  /** States of connections that failed before there was a session. */
  readonly #failures = new Map<string, ConnectionState>();
  /** Counts up with every start and stop of a connection: an answer to an older one is stale. */
  readonly #turns = new Map<string, number>();
  readonly #profileChanges = new Emitter<void>();
  readonly #stateChanges = new Emitter<{ connectionId: string; state: ConnectionState }>();
  readonly #updates = new Emitter<{ connectionId: string; update: LiveUpdate }>();
  readonly #logOpened = new Emitter<EventLog>();
  #log: EventLog | undefined;

  readonly onDidChangeProfiles = this.#profileChanges.event;
  readonly onDidChangeState = this.#stateChanges.event;
  readonly onDidUpdate = this.#updates.event;
  /** Fires once, when the first connection has loaded the log's code. */
  readonly onDidOpenLog = this.#logOpened.event;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
  }

  /** The log of all connections; undefined before the first connection. */
  get log(): EventLog | undefined {
    return this.#log;
  }

  /** The profiles in the order of the settings, as they are used in this window. */
  list(): readonly ServerProfile[] {
    return [...this.#profiles.keys()].flatMap((id) => this.profile(id) ?? []);
  }

  /** A profile as it is used in this window: serving an application may be for this window only. */
  profile(id: string): ServerProfile | undefined {
    const saved = this.#profiles.get(id);
    if (!saved || !this.#served.has(id)) return saved;
    const application = this.#served.get(id);
    return { ...saved, mode: application === undefined ? 'watch' : 'serve', application };
  }

  /** Where a connection stands; `disconnected` for one that was never opened. */
  state(id: string): ConnectionState {
    return this.#sessions.get(id)?.state ?? this.#failures.get(id) ?? DISCONNECTED;
  }

  /** The open session of a connection, whatever its state. */
  session(id: string): ServerSession | undefined {
    return this.#sessions.get(id);
  }

  /** Takes the saved profiles over; sessions whose profile is gone or changed are closed. */
  setProfiles(profiles: readonly ServerProfile[]): void {
    const next = new Map(profiles.map((profile) => [profile.id, profile]));
    for (const [id, old] of this.#profiles) {
      if (JSON.stringify(next.get(id)) === JSON.stringify(old)) continue;
      this.#served.delete(id);
      void this.disconnect(id);
    }
    this.#profiles.clear();
    for (const [id, profile] of next) this.#profiles.set(id, profile);
    this.#profileChanges.fire();
  }

  /**
   * Connects, tries again at once, or takes the application name over. Resolves when the attempt has
   * been started; its outcome is told by {@link onDidChangeState}.
   */
  async connect(id: string): Promise<void> {
    const open = this.#sessions.get(id);
    if (open) {
      open.connect();
      return;
    }
    const profile = this.profile(id);
    if (!profile) return;
    const turn = this.#nextTurn(id);
    this.#failures.set(id, { status: 'connecting', attempt: 1 });
    this.#tell(id);
    try {
      const session = await this.#open(profile, () => this.#turns.get(id) === turn);
      if (this.#turns.get(id) !== turn) {
        await session?.close();
        return;
      }
      this.#failures.delete(id);
      if (session) this.#attach(id, session);
    } catch (error) {
      if (this.#turns.get(id) !== turn) return;
      this.#failures.set(id, { status: 'failed', problem: problemOf(error) });
    }
    this.#tell(id);
    this.#sessions.get(id)?.connect();
  }

  /** Closes a connection and forgets its model; the log stays. */
  async disconnect(id: string): Promise<void> {
    this.#nextTurn(id);
    this.#failures.delete(id);
    const session = this.#sessions.get(id);
    this.#sessions.delete(id);
    this.#tell(id);
    await session?.close();
  }

  /** Serves an application in this window, or (`undefined`) goes back to watching; reconnects. */
  async serve(id: string, application: string | undefined): Promise<void> {
    await this.disconnect(id);
    this.#served.set(id, application);
    this.#profileChanges.fire();
    await this.connect(id);
  }

  /** Closes every connection, also those that are being opened; resolves when their sockets are gone. */
  async closeAll(): Promise<void> {
    const ids = new Set([...this.#sessions.keys(), ...this.#turns.keys()]);
    await Promise.all([...ids].map((id) => this.disconnect(id)));
  }

  /** Closes everything, attempts that have no session yet included. */
  dispose(): void {
    void this.closeAll();
    this.#profiles.clear();
    for (const emitter of [this.#profileChanges, this.#stateChanges, this.#updates, this.#logOpened]) {
      emitter.dispose();
    }
  }

  async #open(profile: ServerProfile, isCurrent: () => boolean): Promise<ServerSession | undefined> {
    const password = await this.#options.password(profile);
    if (password === undefined || !isCurrent()) return undefined;
    const ca = profile.caFile === undefined ? undefined : await this.#options.readCa(profile.caFile);
    const chunk = await this.#options.loadChunk();
    if (!isCurrent()) return undefined;
    if (!this.#log) {
      this.#log = chunk.createEventLog(this.#options.logLimits());
      this.#logOpened.fire(this.#log);
    }
    const application = profile.application ?? this.#options.watchApplication;
    return chunk.openSession({ profile, password, ca, application, log: this.#log });
  }

  #attach(id: string, session: ServerSession): void {
    this.#sessions.set(id, session);
    // What a session still tells while it closes is not about the one that came after it.
    const isCurrent = (): boolean => this.#sessions.get(id) === session;
    session.onDidChangeState(() => {
      if (isCurrent()) this.#tell(id);
    });
    session.store.onDidUpdate((update) => {
      if (isCurrent()) this.#updates.fire({ connectionId: id, update });
    });
  }

  #nextTurn(id: string): number {
    const turn = (this.#turns.get(id) ?? 0) + 1;
    this.#turns.set(id, turn);
    return turn;
  }

  #tell(id: string): void {
    this.#stateChanges.fire({ connectionId: id, state: this.state(id) });
  }
}
