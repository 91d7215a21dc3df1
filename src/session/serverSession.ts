import { AriConnection } from '../ari/connection';
import type { EventFrame } from '../ari/eventFrame';
import { RestClient } from '../ari/restClient';
import { parseServerAddress } from '../ari/serverAddress';
import { takeSnapshot } from '../ari/snapshot';
import type { EventLog } from '../capture/eventLog';
import type { LiveStore } from '../model/liveStore';
import type { ConnectionState } from '../shared/connectionState';
import { Emitter, type Listen } from '../shared/emitter';
import type { ServerProfile } from './serverProfile';
import { snapshotDifference } from './snapshotDifference';

/** How often applications are asked for, ms: no event tells a watcher that one has started. */
const APPLICATIONS_EVERY_MS = 5_000;

/** What a {@link ServerSession} is made of. */
export interface ServerSessionOptions {
  readonly profile: ServerProfile;
  readonly password: string;
  /** PEM text of the CA that signed the server's certificate. */
  readonly ca: string | undefined;
  /** The application name that our WebSocket registers: the profile's, or one of our own to watch. */
  readonly application: string;
  readonly store: LiveStore;
  readonly log: EventLog;
}

/** One open connection with all that hangs on it: REST client, event WebSocket, live model, log. */
export class ServerSession {
  readonly profile: ServerProfile;
  /** The application name under which our WebSocket is registered. */
  readonly ourApplication: string;
  readonly rest: RestClient;
  readonly store: LiveStore;
  readonly #log: EventLog;
  readonly #connection: AriConnection;
  readonly #states = new Emitter<ConnectionState>();
  readonly #events = new Emitter<Readonly<Record<string, unknown>>>();
  #version: string | undefined;
  #lostEvents = false;
  #closed = false;
  #applicationsTimer: NodeJS.Timeout | undefined;

  constructor(options: ServerSessionOptions) {
    const { profile, password, ca } = options;
    const address = parseServerAddress(profile.url);
    const credentials = { address, user: profile.user, password, ...(ca === undefined ? {} : { ca }) };
    this.profile = profile;
    this.ourApplication = options.application;
    this.store = options.store;
    this.#log = options.log;
    this.rest = new RestClient({ ...credentials, readOnly: profile.readOnly });
    this.#connection = new AriConnection({
      ...credentials,
      applications: [options.application],
      subscribeAll: true,
      handler: {
        stateChanged: (state) => this.#enter(state),
        frame: (frame) => this.#take(frame),
        synchronise: (signal) => this.#synchronise(signal),
        gap: (from, to, reason) => this.#noteGap(from, to, reason),
      },
    });
  }

  /** Where the connection stands. */
  get state(): ConnectionState {
    return this.#connection.state;
  }

  /** Tells every change of {@link state}. */
  get onDidChangeState(): Listen<ConnectionState> {
    return this.#states.event;
  }

  /** Hands on every event as Asterisk sent it, after the model has taken it in. Untrusted. */
  get onDidReceiveEvent(): Listen<Readonly<Record<string, unknown>>> {
    return this.#events.event;
  }

  /** The server's version, e.g. `22.10.1`; undefined until the first snapshot. */
  get version(): string | undefined {
    return this.#version;
  }

  /** Connects, tries again at once, or takes the application name over, as the state asks for. */
  connect(): void {
    if (this.state.status === 'replaced') this.#connection.takeOver();
    else this.#connection.connect();
  }

  /** Takes a snapshot and brings the model in line with it; rejects with an AriError. */
  async refresh(signal: AbortSignal): Promise<void> {
    if (this.state.status === 'live') await this.#synchronise(signal);
  }

  /** Closes socket and REST client; nothing is emitted afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#applicationsTimer);
    await this.#connection.close();
    await this.rest.close();
    this.store.dispose();
    this.#states.dispose();
    this.#events.dispose();
  }

  #enter(state: ConnectionState): void {
    clearInterval(this.#applicationsTimer);
    if (state.status === 'live') {
      this.#applicationsTimer = setInterval(() => void this.#refreshApplications(), APPLICATIONS_EVERY_MS);
    }
    this.#states.fire(state);
  }

  async #refreshApplications(): Promise<void> {
    try {
      const applications = await this.rest.call('applications.list', {});
      if (!this.#closed && this.state.status === 'live') this.store.takeApplications(applications);
    } catch {
      // The connection's own life tells of a lost server; the next round asks again.
    }
  }

  #take(frame: EventFrame): void {
    this.#log.append(this.profile.id, frame, Date.now());
    if (!frame.value) return;
    this.store.apply(frame.value);
    this.#events.fire(frame.value);
  }

  #noteGap(from: number, to: number, reason: string): void {
    this.#lostEvents = true;
    this.#log.appendGap(this.profile.id, from, to, reason);
  }

  async #synchronise(signal: AbortSignal): Promise<void> {
    this.store.awaitSnapshot();
    const snapshot = await takeSnapshot(this.rest, signal);
    if (this.#closed || signal.aborted) return;
    this.#version = snapshot.info.system?.version;
    const before = new Map(this.store.resources.channel);
    const difference = this.store.synchronise(snapshot);
    if (this.#lostEvents) {
      const lines = snapshotDifference(difference, before);
      this.#log.appendSnapshot(this.profile.id, Date.now(), lines);
    }
    this.#lostEvents = false;
    this.store.flush();
  }
}
