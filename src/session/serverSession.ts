import { AriConnection, type AriConnectionOptions, type Outage } from '../ari/connection';
import type { EventFrame } from '../ari/eventFrame';
import { momentNow } from '../ari/moment';
import { RestClient } from '../ari/restClient';
import { parseServerAddress } from '../ari/serverAddress';
import { takeSnapshot, type ServerSnapshot } from '../ari/snapshot';
import type { EventLog } from '../capture/eventLog';
import type { LiveStore } from '../model/liveStore';
import type { ConnectionState } from '../shared/connectionState';
import { Emitter, type Listen } from '../shared/emitter';
import { fieldsOf } from '../shared/fields';
import { ApplicationsPoll } from './applicationsPoll';
import { callRows } from './callRows';
import { LostResources } from './lostResources';
import { ServedElsewhere } from './servedElsewhere';
import { SentEvents } from './sentEvents';
import { newStart, startOf } from './serverStart';
import { DEVICE_STATE_CHANGED } from './subscriptions';
import { notConnected } from './notConnected';
import type { ServerProfile } from './serverProfile';
import { tooManyResources } from './tooManyResources';
import { snapshotDifference } from './snapshotDifference';

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
  /** What was lost since an earlier session of the same server. */
  readonly outage?: Outage | undefined;
  /** How often applications are asked for, ms; 5,000 unless told. No event tells a watcher of their start. */
  readonly applicationsEvery?: number;
  /** How often is pinged and tried again, where not as usual. */
  readonly timing?: Pick<AriConnectionOptions, 'backoff' | 'knockEvery' | 'pingInterval'>;
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
  readonly #events = new Emitter<EventFrame>();
  readonly #sentEvents: SentEvents;
  readonly #poll: ApplicationsPoll;
  readonly #elsewhere: ServedElsewhere;
  readonly #filterChanges = new Emitter<void>();
  /** What ended with the server, no event telling its end. */
  readonly lost = new LostResources();
  #version: string | undefined;
  /** When the server was started, by its own clock, ms since 1970. */
  #startedAt: number | undefined;
  #hasModel = false;
  #lostEvents = false;
  /** What is lost since when, ms since 1970, and not in the log yet. */
  #gap: { readonly from: number; readonly reason: string } | undefined;
  #closed = false;
  /** Counts snapshots begun: an older one that comes late is dropped. */
  #snapshotTurn = 0;
  /** A first look after a loss may have met what Asterisk still listed, or told of late. */
  #looksAgain = false;

  constructor(options: ServerSessionOptions) {
    const { profile, password, ca } = options;
    const address = parseServerAddress(profile.url);
    const credentials = { address, user: profile.user, password, ...(ca === undefined ? {} : { ca }) };
    this.profile = profile;
    this.ourApplication = options.application;
    this.store = options.store;
    this.#log = options.log;
    this.rest = new RestClient({
      ...credentials,
      readOnly: profile.readOnly,
      ...callRows(options.log, profile.id, address.prefix),
    });
    const sentEvents = new SentEvents({
      rest: this.rest,
      application: options.application,
      readOnly: profile.readOnly,
      changed: () => this.#filterChanges.fire(),
    });
    this.#sentEvents = sentEvents;
    this.#poll = new ApplicationsPoll({
      rest: this.rest,
      application: options.application,
      every: options.applicationsEvery ?? APPLICATIONS_EVERY_MS,
      before: () => this.#lookAgain(),
      listed: (applications) => this.store.takeApplications(applications),
      abandon: (error, deafSince) => this.#connection.abandon(error, deafSince),
    });
    this.store.onDidUpdate(() => {
      const error = tooManyResources(this.store.resources);
      if (error) this.#connection.abandon(error, momentNow());
    });
    this.#elsewhere = new ServedElsewhere(this.rest, options.application);
    this.#connection = new AriConnection({
      ...credentials,
      rest: this.rest,
      applications: [options.application],
      // Both are asked anew each time.
      get subscribeAll() {
        return sentEvents.subscribesAll;
      },
      get sentDeviceStates() {
        return !sentEvents.off.includes(DEVICE_STATE_CHANGED);
      },
      outage: options.outage,
      ...options.timing,
      handler: {
        stateChanged: (state) => this.#enter(state),
        frame: (frame) => this.#take(frame),
        synchronise: (signal) => this.#synchronise(signal, true),
        gap: (from, _to, reason) => this.#noteGap(from, reason),
        // Nobody else has a watching window's own name.
        ...(profile.mode === 'serve' ? { takenMeanwhile: (signal) => this.#elsewhere.check(signal) } : {}),
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

  /**
   * Hands on every event as Asterisk sent it, after the model has taken it in. Untrusted. Its `value` is
   * parsed when it is read: look at type and ids first.
   */
  get onDidReceiveEvent(): Listen<EventFrame> {
    return this.#events.event;
  }

  /** The event types that Asterisk does not send because of us: at first device states only. */
  get eventFilter(): readonly string[] {
    return this.#sentEvents.off;
  }

  /** Fires when {@link eventFilter} has changed. */
  get onDidChangeEventFilter(): Listen<void> {
    return this.#filterChanges.event;
  }

  /** What has been lost so far and is not in the log yet; a session that follows this one tells it. */
  get outage(): Outage | undefined {
    return this.#connection.outage;
  }

  /** The server's version, e.g. `22.10.1`; undefined until the first snapshot. */
  get version(): string | undefined {
    return this.#version;
  }

  /** Connects, tries again at once, or takes the application name over, as the state asks for. */
  connect(): void {
    this.#connection.connect();
  }

  /** Takes a snapshot and brings the model in line with it; rejects with an AriError. */
  async refresh(signal: AbortSignal): Promise<void> {
    if (this.state.status === 'live') await this.#synchronise(signal, false);
  }

  /** Has Asterisk send all event types but these, until the session ends; rejects with an AriError. */
  async setEventFilter(types: readonly string[], signal?: AbortSignal): Promise<void> {
    if (this.state.status !== 'live') throw notConnected('applications.filter');
    await this.#sentEvents.set(types, signal);
  }

  /** Closes socket and REST client; nothing is emitted afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#poll.stop();
    // The application may outlive our socket. Of a lost connection nobody is there to answer.
    if (this.state.status === 'live') await this.#sentEvents.restore();
    await this.#connection.close();
    this.#tellGap();
    await this.rest.close();
    this.store.dispose();
    this.#states.dispose();
    this.#filterChanges.dispose();
    this.#events.dispose();
  }

  #enter(state: ConnectionState): void {
    this.#poll.stop();
    if (state.status === 'live') this.#poll.start();
    // Its filter belongs to the application, whoever holds that now: they must not miss events.
    if (state.status === 'replaced') void this.#sentEvents.taken();
    this.#states.fire(state);
  }

  /** Asterisk lists a bridge for a moment after it has told of its end, perhaps to the socket before. */
  async #lookAgain(): Promise<void> {
    if (this.#looksAgain) await this.#synchronise(new AbortController().signal, false);
  }

  #take(frame: EventFrame): void {
    this.#log.append(this.profile.id, frame, Date.now());
    if (frame.kind === 'malformed') return;
    this.store.apply(frame);
    this.#events.fire(frame);
  }

  #noteGap(from: number, reason: string): void {
    this.#lostEvents = true;
    this.#gap ??= { from, reason };
  }

  /** A gap lasts until we are subscribed, which is some time after the socket has opened. */
  #tellGap(): void {
    if (this.#gap) this.#log.appendGap(this.profile.id, this.#gap.from, Date.now(), this.#gap.reason);
    this.#gap = undefined;
  }

  async #synchronise(signal: AbortSignal, isNewSocket: boolean): Promise<void> {
    const snapshot = await this.#takeSnapshot(signal, isNewSocket);
    if (!snapshot) return;
    if (!isNewSocket && this.state.status !== 'live') {
      // Perhaps of a server that has been restarted meanwhile, which the next socket has to notice.
      this.store.giveUpSnapshot();
      return;
    }
    const version: unknown = fieldsOf(snapshot.info.system)?.version;
    this.#version = typeof version === 'string' ? version : undefined;
    const startedAt = startOf(snapshot.info);
    // Behind one address and one socket there may be several that answer: only a loss tells of a new start.
    const start = this.#lostEvents ? newStart(this.#startedAt, startedAt) : undefined;
    const { channel, bridge, playback } = this.store.resources;
    const before = { channel: new Map(channel), bridge: new Map(bridge) };
    if (start) {
      for (const resources of [channel, bridge, playback]) this.lost.add(resources.values(), start);
    }
    const difference = this.store.synchronise(snapshot, start !== undefined);
    // A new model has nothing to compare with: all of it would be new.
    if (this.#lostEvents && this.#hasModel) {
      const lines = snapshotDifference(difference, before, start);
      this.#log.appendSnapshot(this.profile.id, Date.now(), lines);
    }
    this.#startedAt = startedAt ?? this.#startedAt;
    this.#elsewhere.isOurs(startedAt);
    this.#looksAgain = this.#lostEvents;
    this.#lostEvents = false;
    this.#hasModel = true;
    this.store.flush();
  }

  /** The server's state, while events wait for it; undefined when a newer snapshot is under way, or the end. */
  async #takeSnapshot(signal: AbortSignal, isNewSocket: boolean): Promise<ServerSnapshot | undefined> {
    const turn = ++this.#snapshotTurn;
    this.store.awaitSnapshot(isNewSocket);
    try {
      if (isNewSocket) {
        await this.#sentEvents.socketOpened(signal);
        this.#tellGap();
      }
      const playbacks = [...this.store.resources.playback.keys()];
      const snapshot = await takeSnapshot(this.rest, signal, playbacks);
      signal.throwIfAborted();
      return turn === this.#snapshotTurn && !this.#closed ? snapshot : undefined;
    } catch (error) {
      // Events must not wait for a snapshot that does not come: the connection may well live on.
      if (turn === this.#snapshotTurn && !this.#closed) this.store.giveUpSnapshot();
      throw error;
    }
  }
}
