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
  #version: string | undefined;
  #lostEvents = false;
  #closed = false;

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
      rest: this.rest,
      applications: [options.application],
      subscribeAll: true,
      handler: {
        stateChanged: (state) => this.#states.fire(state),
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
    await this.#connection.close();
    await this.rest.close();
    this.store.dispose();
    this.#states.dispose();
  }

  #take(frame: EventFrame): void {
    this.#log.append(this.profile.id, frame, Date.now());
    if (frame.value) this.store.apply(frame.value);
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
