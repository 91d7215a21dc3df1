import type { EventFrame } from '../../../src/ari/eventFrame';
import { EventLog } from '../../../src/capture/eventLog';
import type { LiveUpdate } from '../../../src/model/liveChange';
import { PanelSession } from '../../../src/panel/panelSession';
import type { PanelServices, PanelStore, Schedule } from '../../../src/panel/panelServices';
import { emptyResourceTable, type MutableResourceTable } from '../../../src/shared/changeSet';
import type { ConnectionState } from '../../../src/shared/connectionState';
import { Emitter } from '../../../src/shared/emitter';
import type { EventRow } from '../../../src/shared/eventRow';
import type { LiveChannel } from '../../../src/shared/liveResources';
import type { ToHost, ToWebview } from '../../../src/shared/protocol';

/** A panel session with everything around it in the test's hands: connections, log, and what time does. */
export class PanelFixture {
  readonly log = new EventLog({ maxRows: 100_000, maxBytes: 1e9 });
  readonly sent: ToWebview[] = [];
  readonly warnings: string[] = [];
  readonly connected: string[] = [];
  readonly copied: string[] = [];
  readonly resources: MutableResourceTable = emptyResourceTable();
  readonly states = new Emitter<{ connectionId: string; state: ConnectionState }>();
  readonly updates = new Emitter<{ connectionId: string; update: LiveUpdate }>();
  readonly profileChanges = new Emitter<void>();
  readonly logOpened = new Emitter<EventLog>();
  readonly #timers = new Set<() => void>();
  openLog: EventLog | undefined = this.log;
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

  /** Opens the session; the webview has not spoken yet. */
  open(visible = true, post = (message: ToWebview): void => void this.sent.push(message)): PanelSession {
    const profile = { id: 's', name: this.name, readOnly: false };
    const services: PanelServices = {
      connections: {
        onDidChangeProfiles: this.profileChanges.event,
        onDidChangeState: this.states.event,
        onDidUpdate: this.updates.event,
        onDidOpenLog: this.logOpened.event,
        log: this.openLog,
        list: () => [profile],
        profile: (id) => (id === 's' ? profile : undefined),
        state: () => this.state,
        session: () => this.store && { store: this.store },
      },
      invoke: async (...parameters) => this.invoke(...parameters),
      copy: async (text) => {
        this.copied.push(text);
        return Promise.resolve();
      },
      connect: async (id) => {
        this.connected.push(id);
        return Promise.resolve();
      },
      addConnection: async () => Promise.resolve(),
      warn: (message) => this.warnings.push(message),
      schedule: this.schedule,
    };
    return new PanelSession(services, post, visible);
  }

  /** Lets timers run and wait for new ones, until none is left or `until` holds. */
  async settle(until: () => boolean = () => this.#timers.size === 0): Promise<void> {
    const end = performance.now() + 5000;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (until()) return;
      if (performance.now() > end) throw new Error('it did not settle within 5 s');
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

  /** The rows of the messages sent since the last look. */
  takeRows(): EventRow[] {
    return this.take('rows').flatMap(({ data }) => JSON.parse(new TextDecoder().decode(data)) as EventRow[]);
  }

  /** Logs so many events. */
  logEvents(count: number, type = 'Dial', name = 'PJSIP/'): void {
    for (let index = 0; index < count; index += 1) {
      const value = { type, peer: { id: `c${index}`, name: `${name}${index}` } };
      const frame: EventFrame = {
        raw: Buffer.from(JSON.stringify(value)),
        type,
        kind: 'event',
        timestamp: undefined,
        application: undefined,
        problem: undefined,
        value,
      };
      this.log.append('s', frame, index);
    }
  }
}

/** Says what the webview says first: that it is there, and its filter. */
export function hello(session: PanelSession, filterId = 1): void {
  const messages: ToHost[] = [
    { type: 'ready' },
    { type: 'filter', filterId, filter: { text: '', types: [] } },
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
