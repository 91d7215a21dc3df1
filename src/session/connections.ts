import type { Outage } from '../ari/connection';
import { problemOf } from '../ari/problemOf';
import { parseServerAddress } from '../ari/serverAddress';
import type { EventLog } from '../capture/eventLog';
import type { LiveUpdate } from '../model/liveChange';
import type { ConnectionState } from '../shared/connectionState';
import { Emitter, type Disposable } from '../shared/emitter';
import { notConnected } from './notConnected';
import { readOnlyServes } from './readOnlyServes';
import type { ServerProfile } from './serverProfile';
import type { ServerSession } from './serverSession';

/** What connections use of the lazily loaded module that holds REST, sockets and the log. */
export type SessionChunk = Pick<
  typeof import('./openSession'),
  'createEventLog' | 'findExposure' | 'openSession' | 'testConnection'
>;

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

/** States of a connection that is used, or will be by itself. */
const IN_USE: ReadonlySet<ConnectionState['status']> = new Set<ConnectionState['status']>([
  'connecting',
  'synchronising',
  'live',
  'waitingToRetry',
]);

/** Whether a connection goes on as it is: the name is for people only. */
function isSameConnection(a: ServerProfile | undefined, b: ServerProfile | undefined): boolean {
  return JSON.stringify({ ...a, name: '' }) === JSON.stringify({ ...b, name: '' });
}

/** The saved connections and their open sessions. Loads the protocol code on the first connection. */
export class Connections implements Disposable {
  readonly #options: ConnectionsOptions;
  readonly #profiles = new Map<string, ServerProfile>();
  #saved: readonly ServerProfile[] = [];
  /** Profiles that no settings hold. */
  readonly #ofWindow = new Map<string, ServerProfile>();
  readonly #sessions = new Map<string, ServerSession>();
  /** Applications served in this window only, by profile; undefined means watch. */
  readonly #served = new Map<string, string | undefined>();
  /** States of connections that failed before there was a session. */
  readonly #failures = new Map<string, ConnectionState>();
  /** Sessions on their way out, by connection. */
  readonly #closing = new Map<string, Promise<unknown>>();
  /** What was lost since a session was closed, by connection, for the one that comes after it. */
  readonly #outages = new Map<string, Outage | undefined>();
  /** Counts up with every start and stop of a connection: an answer to an older one is stale. */
  readonly #turns = new Map<string, number>();
  /** Outside addresses under which servers of this machine answer too, by connection; looked for once. */
  readonly #exposures = new Map<string, string | undefined>();
  readonly #exposed = new Emitter<string>();
  readonly #profileChanges = new Emitter<void>();
  readonly #stateChanges = new Emitter<{ connectionId: string; state: ConnectionState }>();
  readonly #updates = new Emitter<{ connectionId: string; update: LiveUpdate }>();
  readonly #filterChanges = new Emitter<string>();
  readonly #logOpened = new Emitter<EventLog>();
  #log: EventLog | undefined;

  readonly onDidChangeProfiles = this.#profileChanges.event;
  readonly onDidChangeState = this.#stateChanges.event;
  readonly onDidUpdate = this.#updates.event;
  /** Fires with the id of a connection whose event types were switched off or on at Asterisk. */
  readonly onDidChangeEventFilter = this.#filterChanges.event;
  /** Fires with the id of a connection whose {@link exposure} was found. */
  readonly onDidFindExposure = this.#exposed.event;
  /** Fires once, when the first connection has loaded the log's code. */
  readonly onDidOpenLog = this.#logOpened.event;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
  }

  /** The log of all connections; undefined before the first connection. */
  get log(): EventLog | undefined {
    return this.#log;
  }

  /** The profiles in the order of the settings, then this window's own, as they are used in this window. */
  list(): readonly ServerProfile[] {
    return [...this.#profiles.keys()].flatMap((id) => this.profile(id) ?? []);
  }

  /** A profile as it is used in this window: serving an application may be for this window only. */
  profile(id: string): ServerProfile | undefined {
    const saved = this.#profiles.get(id);
    if (!saved || saved.readOnly || !this.#served.has(id)) return saved;
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

  /**
   * The address under which other machines can reach, unencrypted, a server that we reach on this machine;
   * undefined where none is known. Looked for when a connection is live.
   */
  exposure(id: string): string | undefined {
    return this.#exposures.get(id);
  }

  /**
   * Takes the saved profiles over. Sessions whose profile, as it is used in this window, is gone or
   * changed in more than its name are closed; what was in use and watches is opened anew. What serves
   * stays closed: opening it takes calls, so somebody has to ask for it.
   */
  setProfiles(profiles: readonly ServerProfile[]): void {
    this.#saved = profiles;
    this.#useProfiles();
  }

  /** Adds a connection that is in no settings and goes with the window; changes the one with the same id. */
  setOfWindow(profile: ServerProfile): void {
    this.#ofWindow.set(profile.id, profile);
    this.#useProfiles();
  }

  /** Closes a connection of this window and takes it out of the list; resolves when its socket is gone. */
  async removeOfWindow(id: string): Promise<void> {
    this.#ofWindow.delete(id);
    this.#useProfiles();
    await this.#closing.get(id);
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
        if (session) this.#close(id, session);
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
    if (session) this.#close(id, session);
    await this.#closing.get(id);
  }

  /**
   * Serves an application in this window, or (`undefined`) goes back to watching; reconnects. Rejects with an
   * AriError `readOnly` where the connection may change nothing.
   */
  async serve(id: string, application: string | undefined): Promise<void> {
    if (application !== undefined && this.profile(id)?.readOnly) throw readOnlyServes(application);
    await this.disconnect(id);
    this.#served.set(id, application);
    this.#profileChanges.fire();
    await this.connect(id);
  }

  /** Has Asterisk send a connection all event types but these, until it is closed; rejects with an AriError. */
  async setEventFilter(id: string, types: readonly string[], signal: AbortSignal): Promise<void> {
    const session = this.#sessions.get(id);
    if (!session) throw notConnected('applications.filter');
    await session.setEventFilter(types, signal);
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
    for (const emitter of [
      this.#profileChanges,
      this.#stateChanges,
      this.#updates,
      this.#filterChanges,
      this.#exposed,
      this.#logOpened,
    ]) {
      emitter.dispose();
    }
  }

  #useProfiles(): void {
    const fromSettings = this.#saved.filter(({ id }) => !this.#ofWindow.has(id));
    const profiles = [...fromSettings, ...this.#ofWindow.values()];
    // Settings are also told of when nothing in them is new.
    if (JSON.stringify([...this.#profiles.values()]) === JSON.stringify(profiles)) return;
    const used = this.list();
    const next = new Map(profiles.map((profile) => [profile.id, profile]));
    for (const [id, old] of this.#profiles) {
      const saved = next.get(id);
      // A newly saved application is the later wish than the one for this window only.
      if (saved?.mode !== old.mode || saved.application !== old.application) this.#served.delete(id);
    }
    this.#profiles.clear();
    for (const [id, profile] of next) this.#profiles.set(id, profile);
    const changed = used.filter((old) => !isSameConnection(old, this.profile(old.id)));
    const again = changed.filter(
      ({ id }) =>
        this.#sessions.has(id) && IN_USE.has(this.state(id).status) && this.profile(id)?.mode === 'watch',
    );
    for (const { id } of changed) void this.disconnect(id);
    this.#profileChanges.fire();
    for (const { id } of again) void this.connect(id);
  }

  async #open(profile: ServerProfile, isCurrent: () => boolean): Promise<ServerSession | undefined> {
    const { application: served } = profile;
    if (profile.readOnly && served !== undefined) throw readOnlyServes(served);
    const password = await this.#options.password(profile);
    if (password === undefined || !isCurrent()) return undefined;
    const ca = profile.caFile === undefined ? undefined : await this.#options.readCa(profile.caFile);
    const chunk = await this.#options.loadChunk();
    // Asterisk clears an application's name away when its socket closes, whoever holds the name by then.
    await this.#closing.get(profile.id);
    if (!isCurrent()) return undefined;
    if (!this.#log) {
      this.#log = chunk.createEventLog(this.#options.logLimits());
      this.#logOpened.fire(this.#log);
    }
    const application = profile.application ?? this.#options.watchApplication;
    const outage = this.#outages.get(profile.id);
    return chunk.openSession({ profile, password, ca, application, log: this.#log, outage });
  }

  #close(id: string, session: ServerSession): void {
    const closing = Promise.allSettled([this.#closing.get(id), session.close()]).finally(() => {
      this.#outages.set(id, session.outage);
      if (this.#closing.get(id) === closing) this.#closing.delete(id);
    });
    this.#closing.set(id, closing);
  }

  #attach(id: string, session: ServerSession): void {
    this.#sessions.set(id, session);
    // What a session still tells while it closes is not about the one that came after it.
    const isCurrent = (): boolean => this.#sessions.get(id) === session;
    session.onDidChangeState(() => {
      if (!isCurrent()) return;
      this.#tell(id);
      if (session.state.status === 'live') void this.#lookForExposure(id, session.profile);
    });
    session.onDidChangeEventFilter(() => {
      if (isCurrent()) this.#filterChanges.fire(id);
    });
    session.store.onDidUpdate((update) => {
      if (isCurrent()) this.#updates.fire({ connectionId: id, update });
    });
  }

  async #lookForExposure(id: string, { url, simulated }: ServerProfile): Promise<void> {
    if (simulated || this.#exposures.has(id)) return;
    this.#exposures.set(id, undefined);
    const { findExposure } = await this.#options.loadChunk();
    const outside = await findExposure(parseServerAddress(url));
    if (outside === undefined || !this.#profiles.has(id)) return;
    this.#exposures.set(id, outside);
    this.#exposed.fire(id);
    this.#tell(id);
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
