import { readFrame } from '../../../src/ari/eventFrame';
import { EventLog } from '../../../src/capture/eventLog';
import type { LiveUpdate } from '../../../src/model/liveChange';
import { PanelSession } from '../../../src/eventsPage/panelSession';
import type { PanelServices, PanelStore, Schedule } from '../../../src/eventsPage/panelServices';
import { emptyResourceTable, type MutableResourceTable } from '../../../src/shared/changeSet';
import type { ConnectionState } from '../../../src/shared/connectionState';
import { Emitter, type Listen } from '../../../src/shared/emitter';
import type { EventRow } from '../../../src/shared/eventRow';
import type { LiveChannel, ResourceKey } from '../../../src/shared/liveResources';
import type {
  CaptureSource,
  ChannelTarget,
  EventFilterTarget,
  ToHost,
  ToWebview,
} from '../../../src/shared/protocol';

/** A panel session with everything around it in the test's hands: connections, log, and what time does. */
export class PanelFixture {
  readonly log = new EventLog({ maxRows: 100_000, maxBytes: 1e9 });
  readonly sent: ToWebview[] = [];
  readonly warnings: string[] = [];
  readonly connected: string[] = [];
  readonly copied: string[] = [];
  readonly copiedRows: number[] = [];
  readonly resources: MutableResourceTable = emptyResourceTable();
  readonly states = new Emitter<{ connectionId: string; state: ConnectionState }>();
  readonly updates = new Emitter<{ connectionId: string; update: LiveUpdate }>();
  readonly filterChanges = new Emitter<string>();
  readonly switchedOff: EventFilterTarget[] = [];
  readonly selected: ResourceKey[] = [];
  readonly invoked: (readonly [action: string, target: ChannelTarget])[] = [];
  readonly profileChanges = new Emitter<void>();
  readonly logOpened = new Emitter<EventLog>();
  readonly #timers = new Set<() => void>();
  /** Messages to the webview since the session was opened. */
  #messages = 0;
  openLog: EventLog | undefined = this.log;
  source: CaptureSource = { kind: 'live' };
  /** Event types switched off at Asterisk. */
  eventFilter: readonly string[] = [];
  store: PanelStore | undefined = { resources: this.resources, revision: 7 };
  state: ConnectionState = { status: 'live', since: 0 };
  /** How time passes: by {@link settle}, unless a test sets its own. */
  schedule: Schedule = (run) => {
    this.#timers.add(run);
    return { dispose: () => this.#timers.delete(run) };
  };
  /** Name of the one connection. */
  name = 'lab';
  invoke: PanelServices['invoke'] = async () => Promise.resolve({ done: true, message: 'Done.' });

  /** Whether the webview reads what it is sent, at once. */
  reads = true;
  readOnly = false;
  /** How many listen to the connections now. */
  listeners = 0;

  /** Opens the session; the webview has not spoken yet. */
  open(visible = true, post?: (message: ToWebview) => void): PanelSession {
    const session = this.#session(visible, post ?? ((message) => this.#take(session, message)));
    return session;
  }

  #counted<T>(listen: Listen<T>): Listen<T> {
    return (listener) => {
      const subscription = listen(listener);
      this.listeners += 1;
      return {
        dispose: () => {
          this.listeners -= 1;
          subscription.dispose();
        },
      };
    };
  }

  #take(session: PanelSession, message: ToWebview): void {
    this.sent.push(message);
    this.#messages += 1;
    if (this.reads) this.read(session);
  }

  /** Has the webview say that it has read everything. */
  read(session: PanelSession): void {
    session.receive({ type: 'read', messages: this.#messages });
  }

  #session(visible: boolean, post: (message: ToWebview) => void): PanelSession {
    const profile = { id: 's', name: this.name, readOnly: this.readOnly };
    const services: PanelServices = {
      source: this.source,
      connections: {
        onDidChangeProfiles: this.#counted(this.profileChanges.event),
        onDidChangeState: this.#counted(this.states.event),
        onDidUpdate: this.#counted(this.updates.event),
        onDidChangeEventFilter: this.#counted(this.filterChanges.event),
        onDidOpenLog: this.#counted(this.logOpened.event),
        log: this.openLog,
        list: () => [profile],
        profile: (id) => (id === 's' ? profile : undefined),
        state: () => this.state,
        session: (id) =>
          id === 's' && this.store
            ? { store: this.store, ourApplication: 'app', eventFilter: this.eventFilter }
            : undefined,
      },
      invoke: async (...parameters) => {
        this.invoked.push([parameters[0], parameters[1]]);
        return this.invoke(...parameters);
      },
      copy: async (text) => {
        this.copied.push(text);
        return Promise.resolve();
      },
      connect: async (id) => {
        this.connected.push(id);
        return Promise.resolve();
      },
      addConnection: async () => Promise.resolve(),
      setEventFilter: async (target) => {
        this.switchedOff.push(target);
        return Promise.resolve();
      },
      copyAs: async ({ seq }) => Promise.resolve(this.copiedRows.push(seq)),
      saveCapture: async () => Promise.resolve(),
      selected: (resource) => this.selected.push(resource),
      warn: (message) => this.warnings.push(message),
      schedule: this.schedule,
    };
    return new PanelSession(services, post, visible);
  }

  /** Lets timers run and wait for new ones, until none is left or `until` holds. */
  async settle(until: () => boolean = () => this.#timers.size === 0): Promise<void> {
    const end = performance.now() + 20_000;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (until()) return;
      if (performance.now() > end) throw new Error('it did not settle within 20 s');
      const due = [...this.#timers];
      this.#timers.clear();
      for (const run of due) run();
    }
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** What was sent of one type, and forgets it. */
  take<T extends ToWebview['type']>(type: T): Extract<ToWebview, { type: T }>[] {
    const taken = this.sent.filter((message) => message.type === type);
    this.sent.splice(0, this.sent.length, ...this.sent.filter((message) => message.type !== type));
    return taken as Extract<ToWebview, { type: T }>[];
  }

  /** The stretches of rows in the messages sent since the last look; forgets those without counts. */
  takeBatches(): { readonly from: number; readonly rows: readonly EventRow[] }[] {
    const batches = this.sent.flatMap((message) =>
      message.type === 'rows' ? [message] : message.type === 'counts' ? message.rows : [],
    );
    this.take('rows');
    return batches.map(({ from, data }) => ({
      from,
      rows: JSON.parse(new TextDecoder().decode(data)) as EventRow[],
    }));
  }

  /** The rows of the messages sent since the last look. */
  takeRows(): readonly EventRow[] {
    return this.takeBatches().flatMap(({ rows }) => rows);
  }

  /** Logs so many events. */
  logEvents(count: number, type = 'Dial', name = 'PJSIP/'): void {
    for (let index = 0; index < count; index += 1) {
      const value = { type, peer: { id: `c${index}`, name: `${name}${index}` } };
      this.log.append('s', readFrame(JSON.stringify(value)), index);
    }
  }
}

/** Says what the webview says first: that it is there, and its filter. */
export function hello(session: PanelSession, filterId = 1): void {
  const messages: ToHost[] = [
    { type: 'ready' },
    { type: 'filter', filterId, filter: { text: '', types: [], hiddenTypes: [] } },
  ];
  for (const message of messages) session.receive(message);
}

/** A channel whose `raw` must not reach the webview. */
export function channelOf(id: string): LiveChannel {
  return {
    kind: 'channel',
    id,
    name: `PJSIP/${id}`,
    state: 'Up',
    caller: { name: '', number: '' },
    connected: { name: '', number: '' },
    dialplan: { context: '', exten: '', priority: 1, appName: '', appData: '' },
    createdAt: undefined,
    stasis: undefined,
    leftStasis: false,
    bridgeId: undefined,
    raw: { secret: 'stays here' },
  };
}
