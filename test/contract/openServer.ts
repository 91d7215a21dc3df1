import type { TestContext } from 'node:test';
import { Connections } from '../../src/session/connections';
import { profileId, type ServerProfile } from '../../src/session/serverProfile';
import type { ServerSession } from '../../src/session/serverSession';
import type { ConnectionState } from '../../src/shared/connectionState';
import type { EventRow } from '../../src/shared/eventRow';
import type { ServerUnderTest } from '../support/server/serverUnderTest';
import { waitFor } from '../support/waitFor';

type Event = Readonly<Record<string, unknown>>;

/** What a test may ask of its connection. */
interface OpenOptions {
  /** Application to serve; the connection watches unless told. */
  readonly application?: string;
  /** Application name under which it watches. */
  readonly watchApplication?: string;
  readonly readOnly?: boolean;
  /** Connect as the user whom Asterisk lets read only. */
  readonly asObserver?: boolean;
}

/** A connection as the extension holds it, without VS Code around it. */
export interface OpenServer {
  readonly id: string;
  readonly connections: Connections;
  readonly session: ServerSession;
  readonly states: readonly ConnectionState[];
  readonly events: readonly Event[];
  /** Waits for the state and returns it. */
  reach<S extends ConnectionState['status']>(status: S): Promise<Extract<ConnectionState, { status: S }>>;
  /** All rows of the log. */
  rows(): readonly EventRow[];
}

function profileOf(server: ServerUnderTest, options: OpenOptions): ServerProfile {
  const user = options.asObserver === true ? server.readOnlyUser : server.user;
  return {
    id: profileId(server.url, user),
    name: 'test',
    url: server.url,
    user,
    mode: options.application === undefined ? 'watch' : 'serve',
    application: options.application,
    readOnly: options.readOnly ?? false,
    caFile: undefined,
  };
}

/** Connects to the test's server through the real session chunk and waits until it is live. */
export async function openServer(
  context: TestContext,
  server: ServerUnderTest,
  options: OpenOptions = {},
): Promise<OpenServer> {
  const profile = profileOf(server, options);
  const { id } = profile;
  const password = options.asObserver === true ? server.readOnlyPassword : server.password;
  const connections = new Connections({
    loadChunk: () => import('../../src/session/openSession'),
    password: () => Promise.resolve(password),
    readCa: () => Promise.reject(new Error('no CA file in these tests')),
    watchApplication: options.watchApplication ?? 'ari-workbench-test',
    logLimits: () => ({ maxRows: 100_000, maxBytes: 64 * 1024 * 1024 }),
  });
  const states: ConnectionState[] = [];
  const events: Event[] = [];
  connections.onDidChangeState(({ state }) => states.push(state));
  context.after(async () => {
    await connections.disconnect(id);
    connections.dispose();
  });
  connections.setProfiles([profile]);
  await connections.connect(id);
  const session = connections.session(id);
  if (!session) throw new Error(`no session: ${JSON.stringify(connections.state(id))}`);
  session.onDidReceiveEvent(({ value }) => value && events.push(value));
  async function reach<S extends ConnectionState['status']>(
    status: S,
  ): Promise<Extract<ConnectionState, { status: S }>> {
    await waitFor(`the state ${status}`, () => connections.state(id).status === status, { intervalMs: 10 });
    return connections.state(id) as Extract<ConnectionState, { status: S }>;
  }
  function rows(): readonly EventRow[] {
    const view = connections.log?.openView({ text: '', types: [], hiddenTypes: [] });
    view?.advance(Infinity);
    return view?.rows(0, Infinity) ?? [];
  }
  await reach('live');
  return { id, connections, session, states, events, reach, rows };
}
