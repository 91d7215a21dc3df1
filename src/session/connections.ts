import type { Outage } from '../ari/connection';
import { problemOf } from '../ari/problemOf';
import type { EventLog } from '../capture/eventLog';
import type { ConnectionState } from '../shared/connectionState';
import { Emitter, type Disposable, type Listen } from '../shared/emitter';
import type { ShownVariables } from './lists/shownVariables';
import type { CallHistory } from './callHistory';
import { Exposures } from './exposures';
import { notConnected } from './notConnected';
import { readOnlyServes } from './readOnlyServes';
import type { ServerProfile } from './serverProfile';
import { SessionRelay } from './sessionRelay';
import type { ServerSession } from './serverSession';
import { UsedProfiles } from './usedProfiles';

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
  /** Takes note of the REST calls of all connections. */
  readonly history?: Pick<CallHistory, 'recorder'>;
  /** The global variables that the user wants to see of a connection's server; none where it is absent. */
  readonly variables?: (connectionId: string) => ShownVariables;
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

/** The saved connections and their open sessions. Loads the protocol code on the first connection. */
export class Connections implements Disposable {
  readonly #options: ConnectionsOptions;
  readonly #profiles = new UsedProfiles();
  readonly #sessions = new Map<string, ServerSession>();
  /** States of connections that failed before there was a session. */
  readonly #failures = new Map<string, ConnectionState>();
  /** Sessions on their way out, by connection. */
  readonly #closing = new Map<string, Promise<unknown>>();
  /** What was lost since a session was closed, by connection, for the one that comes after it. */
  readonly #outages = new Map<string, Outage | undefined>();
  /** Counts up with every start and stop of a connection: an answer to an older one is stale. */
  readonly #turns = new Map<string, number>();
  readonly #exposures: Exposures;
  readonly #profileChanges = new Emitter<void>();
  readonly #stateChanges = new Emitter<{ connectionId: string; state: ConnectionState }>();
  readonly #relay = new SessionRelay();
  readonly #logOpened = new Emitter<EventLog>();
  #log: EventLog | undefined;

  readonly onDidChangeProfiles = this.#profileChanges.event;
  readonly onDidChangeState = this.#stateChanges.event;
  readonly onDidUpdate = this.#relay.onDidUpdate;
  /** Fires when one of a session's lists has changed, or how far it is known. */
  readonly onDidChangeList = this.#relay.onDidChangeList;
  /** Fires with the endpoints whose device state is another one. */
  readonly onDidChangeDevices = this.#relay.onDidChangeDevices;
  /** Fires with the id of a connection whose event types were switched off or on at Asterisk. */
  readonly onDidChangeEventFilter = this.#relay.onDidChangeEventFilter;
  /** Fires once, when the first connection has loaded the log's code. */
  readonly onDidOpenLog = this.#logOpened.event;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    this.#exposures = new Exposures(
      async (address) => (await options.loadChunk()).findExposure(address),
      (id) => this.#profiles.get(id) !== undefined,
    );
    this.#exposures.onDidFind((id) => this.#tell(id));
  }

  /** Fires with the id of a connection whose {@link exposure} was found. */
  get onDidFindExposure(): Listen<string> {
    return this.#exposures.onDidFind;
  }

  /** The log of all connections; undefined before the first connection. */
  get log(): EventLog | undefined {
    return this.#log;
  }

  /** The profiles in the order of the settings, then this window's own, as they are used in this window. */
  list(): readonly ServerProfile[] {
    return this.#profiles.list();
  }

  /** A profile as it is used in this window: serving an application may be for this window only. */
  profile(id: string): ServerProfile | undefined {
    return this.#profiles.get(id);
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
    return this.#exposures.of(id);
  }

  /**
   * Takes the saved profiles over. Sessions whose profile, as it is used in this window, is gone or
   * changed in more than its name are closed; what was in use and watches is opened anew. What serves
   * stays closed: opening it takes calls, so somebody has to ask for it.
   */
  setProfiles(profiles: readonly ServerProfile[]): void {
    this.#follow(this.#profiles.setSaved(profiles));
  }

  /** Adds a connection that is in no settings and goes with the window; changes the one with the same id. */
  setOfWindow(profile: ServerProfile): void {
    this.#follow(this.#profiles.setOfWindow(profile));
  }

  /** Closes a connection of this window and takes it out of the list; resolves when its socket is gone. */
  async removeOfWindow(id: string): Promise<void> {
    this.#follow(this.#profiles.removeOfWindow(id));
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
    this.#profiles.serve(id, application);
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
    for (const told of [
      this.#profileChanges,
      this.#stateChanges,
      this.#relay,
      this.#exposures,
      this.#logOpened,
    ]) {
      told.dispose();
    }
  }

  /** Closes what is used otherwise from now on, and opens again what was in use and watches. */
  #follow(changed: readonly ServerProfile[] | undefined): void {
    if (changed === undefined) return;
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
    const variables = this.#options.variables?.(profile.id);
    const { history } = this.#options;
    return chunk.openSession({
      profile,
      password,
      ca,
      application,
      log: this.#log,
      outage,
      history,
      variables,
    });
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
      if (session.state.status === 'live') void this.#exposures.look(session.profile);
    });
    this.#relay.attach(id, session, isCurrent);
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
