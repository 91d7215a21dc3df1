import { AriConnection, type AriConnectionOptions, type Outage } from '../ari/connection';
import type { EventFrame } from '../ari/eventFrame';
import { momentNow } from '../ari/moment';
import type { RestClient, RestExchange } from '../ari/restClient';
import { parseServerAddress } from '../ari/serverAddress';
import type { EventLog } from '../capture/eventLog';
import type { LiveStore } from '../model/liveStore';
import type { ConnectionState } from '../shared/connectionState';
import { Emitter, type Listen } from '../shared/emitter';
import { ApplicationsPoll } from './applicationsPoll';
import { EndpointDevices } from './lists/endpointDevices';
import { ServerLists } from './lists/serverLists';
import type { ShownVariables } from './lists/shownVariables';
import type { CallHistory } from './callHistory';
import { LostResources } from './lostResources';
import { ModelSync } from './modelSync';
import { ServedElsewhere } from './servedElsewhere';
import { openRest } from './openRest';
import { SentEvents } from './sentEvents';
import { DEVICE_STATE_CHANGED } from './subscriptions';
import { notConnected } from './notConnected';
import type { ServerProfile } from './serverProfile';
import { tooManyResources } from './tooManyResources';

const APPLICATIONS_EVERY_MS = 5_000;

const NO_VARIABLES: ShownVariables = { list: () => [], add: () => undefined };

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
  /** Takes note of our REST calls. */
  readonly history?: Pick<CallHistory, 'recorder'> | undefined;
  /** The global variables that the user wants to see of this server. */
  readonly variables?: ShownVariables | undefined;
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
  /** What the server has besides the model, asked for when somebody looks. */
  readonly lists: ServerLists;
  /** Device states of the endpoints that somebody looks at. */
  readonly devices: EndpointDevices;
  readonly #log: EventLog;
  readonly #connection: AriConnection;
  readonly #states = new Emitter<ConnectionState>();
  readonly #events = new Emitter<EventFrame>();
  readonly #sentEvents: SentEvents;
  readonly #poll: ApplicationsPoll;
  readonly #filterChanges = new Emitter<void>();
  /** What ended with the server, no event telling its end. */
  readonly lost = new LostResources();
  readonly #sync: ModelSync;

  constructor(options: ServerSessionOptions) {
    const { profile, password, ca } = options;
    const address = parseServerAddress(profile.url);
    const credentials = { address, user: profile.user, password, ...(ca === undefined ? {} : { ca }) };
    this.profile = profile;
    this.ourApplication = options.application;
    this.store = options.store;
    this.#log = options.log;
    this.rest = openRest({
      ...credentials,
      profile,
      log: options.log,
      history: options.history,
      channelName: (id) => options.store.resources.channel.get(id)?.name,
      exchanged: (exchange) => this.#noteExchange(exchange),
    });
    this.lists = new ServerLists({
      rest: this.rest,
      variables: options.variables ?? NO_VARIABLES,
      prefix: address.prefix,
      isLive: () => this.state.status === 'live',
    });
    this.devices = new EndpointDevices(this.rest);
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
      before: () => this.#sync.lookAgain(),
      listed: (applications) => this.store.takeApplications(applications),
      abandon: (error, deafSince) => this.#connection.abandon(error, deafSince),
    });
    this.store.onDidUpdate((update) => {
      this.devices.noteUpdate(update);
      const error = tooManyResources(this.store.resources);
      if (error) this.#connection.abandon(error, momentNow());
    });
    const elsewhere = new ServedElsewhere(this.rest, options.application);
    this.#sync = new ModelSync({
      connectionId: profile.id,
      rest: this.rest,
      store: options.store,
      log: options.log,
      lost: this.lost,
      sentEvents,
      elsewhere,
      isLive: () => this.state.status === 'live',
    });
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
        synchronise: (signal) => this.#sync.run(signal, true),
        gap: (from, _to, reason) => this.#sync.noteGap(from, reason),
        // Nobody else has a watching window's own name.
        ...(profile.mode === 'serve' ? { takenMeanwhile: (signal) => elsewhere.check(signal) } : {}),
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
    return this.#sync.version;
  }

  /** When the server was started, by its own clock, ms since 1970; undefined until the first snapshot. */
  get startedAt(): number | undefined {
    return this.#sync.startedAt;
  }

  /** Connects, tries again at once, or takes the application name over, as the state asks for. */
  connect(): void {
    this.#connection.connect();
  }

  /** Takes a snapshot and brings the model in line with it; rejects with an AriError. */
  async refresh(signal: AbortSignal): Promise<void> {
    if (this.state.status !== 'live') return;
    await this.#sync.run(signal, false);
    this.#refreshLists();
  }

  /** Has Asterisk send all event types but these, until the session ends; rejects with an AriError. */
  async setEventFilter(types: readonly string[], signal?: AbortSignal): Promise<void> {
    if (this.state.status !== 'live') throw notConnected('applications.filter');
    await this.#sentEvents.set(types, signal);
  }

  /** Closes socket and REST client; nothing is emitted afterwards. */
  async close(): Promise<void> {
    this.#sync.close();
    this.#poll.stop();
    // The application may outlive our socket. Of a lost connection nobody is there to answer.
    if (this.state.status === 'live') await this.#sentEvents.restore();
    await this.#connection.close();
    this.#sync.tellGap();
    await this.rest.close();
    this.lists.dispose();
    this.devices.dispose();
    this.store.dispose();
    this.#states.dispose();
    this.#filterChanges.dispose();
    this.#events.dispose();
  }

  #enter(state: ConnectionState): void {
    this.#poll.stop();
    if (state.status === 'live') {
      this.#poll.start();
      this.#refreshLists();
    }
    // Its filter belongs to the application, whoever holds that now: they must not miss events.
    if (state.status === 'replaced') void this.#sentEvents.taken();
    this.#states.fire(state);
  }

  #take(frame: EventFrame): void {
    this.#log.append(this.profile.id, frame, Date.now());
    if (frame.kind === 'malformed') return;
    this.store.apply(frame);
    this.lists.take(frame);
    this.devices.take(frame);
    this.#events.fire(frame);
  }

  /** What was asked for on demand may have changed unseen. */
  #refreshLists(): void {
    this.lists.refreshKnown();
    this.devices.refreshKnown();
  }

  /** Our own writes change what no event tells of. */
  #noteExchange(exchange: RestExchange): void {
    this.lists.noteExchange(exchange);
    const { method, path, background } = exchange;
    if (method !== 'GET' && !background && path.includes('/ari/applications/')) this.#poll.askNow();
  }
}
