import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Passwords } from '../../../src/connections/passwords';
import { accessText } from '../../../src/runSimulator/accessText';
import {
  SimulatedServer,
  type EditorSimulator,
  type SimulatorChunk,
} from '../../../src/runSimulator/simulatedServer';
import { Connections } from '../../../src/session/connections';
import type { SimulatorOptions } from '../../../src/simulator/startSimulator';
import { SystemClock } from '../../../src/simulator/clock';
import { Exchange } from '../../../src/simulator/exchange/exchange';
import { fakeChunk } from '../session/fakeChunk';

const URL = 'http://127.0.0.1:4711';

/** A window without a simulator; `start` says how starting one goes. */
function bench(
  start: (simulator: EditorSimulator) => Promise<EditorSimulator> = (simulator) => Promise.resolve(simulator),
) {
  const told: string[] = [];
  const started: SimulatorOptions[] = [];
  const exchange = new Exchange(new SystemClock());
  const simulator: EditorSimulator = {
    url: URL,
    exchange,
    setCallsPerMinute: (calls) => void told.push(`calls ${String(calls)}`),
    close: () => Promise.resolve(void told.push('simulator closed')),
  };
  const chunk: SimulatorChunk = {
    startSimulator: (options) => {
      started.push(options);
      return start(simulator);
    },
  };
  const secrets: string[] = [];
  const passwords = new Passwords(
    {
      get: () => Promise.resolve(undefined),
      store: (key) => Promise.resolve(void secrets.push(key)),
      delete: () => Promise.resolve(),
    },
    () => Promise.resolve(undefined),
    () => Promise.resolve(true),
  );
  const { sessions, chunk: sessionChunk } = fakeChunk();
  const connections = new Connections({
    loadChunk: () => Promise.resolve(sessionChunk),
    password: (profile) => passwords.getOrAsk(profile),
    readCa: () => Promise.reject(new Error('not used here')),
    watchApplication: 'watcher',
    logLimits: () => ({ maxRows: 10, maxBytes: 10_000 }),
  });
  const server = new SimulatedServer({
    loadChunk: () => Promise.resolve(chunk),
    connections,
    passwords,
    onFault: (error) => assert.ifError(error),
  });
  return { server, connections, passwords, sessions, secrets, started, told, exchange };
}

test('it starts with a password of its own, which goes to the session and nowhere else', async () => {
  const { server, connections, sessions, secrets, started } = bench();
  let changes = 0;
  server.onDidChange(() => (changes += 1));
  await server.start(6);
  const [options] = started;
  const [user] = options?.users ?? [];
  assert.ok(user && user.password.length >= 20);
  assert.deepEqual([options?.callsPerMinute, options?.port, user.readOnly], [6, undefined, false]);
  assert.deepEqual(
    sessions.map(({ profile, password, connects }) => [profile.url, password, connects]),
    [[URL, user.password, 1]],
  );
  assert.deepEqual(secrets, []);
  assert.deepEqual(
    connections.list().map(({ name, simulated }) => [name, simulated]),
    [['Simulated Asterisk', true]],
  );
  assert.deepEqual(server.access, { url: URL, user: user.name, password: user.password });
  assert.equal(changes, 1);
  const other = bench();
  await other.server.start(6);
  assert.notEqual(other.started[0]?.users[0]?.password, user.password);
});

test('stopping disconnects first, then ends it; the saved connections stay, nothing else does', async () => {
  const { server, connections, passwords, sessions, told } = bench();
  const saved = {
    id: 'me@http://pbx',
    name: 'pbx',
    url: 'http://pbx',
    user: 'me',
    mode: 'watch',
    application: undefined,
    readOnly: false,
    caFile: undefined,
  } as const;
  connections.setProfiles([saved]);
  await server.start(0);
  const [session] = sessions;
  session!.gone = Promise.resolve().then(() => void told.push('socket gone'));
  const { access } = server;
  const stopping = server.stop();
  assert.equal(server.access, undefined);
  await stopping;
  assert.equal(session?.closes, 1);
  assert.deepEqual(told, ['socket gone', 'simulator closed']);
  assert.deepEqual(
    connections.list().map(({ id }) => id),
    [saved.id],
  );
  assert.ok(access);
  assert.equal(await passwords.get(access), undefined);
  await server.start(0);
  assert.equal(connections.list().length, 2, 'it can be started again');
});

test('settings that are read while it runs leave it in the list', async () => {
  const { server, connections, sessions } = bench();
  await server.start(0);
  connections.setProfiles([]);
  assert.deepEqual([connections.list().length, sessions[0]?.closes], [1, 0]);
});

test('starting twice starts one; what keeps it from starting is told, and it can be tried again', async () => {
  const { server, started } = bench();
  await Promise.all([server.start(1), server.start(2)]);
  await server.start(3);
  assert.equal(started.length, 1);

  let isTaken = true;
  const second = bench((simulator) =>
    isTaken ? Promise.reject(new Error('port 4711 is in use')) : Promise.resolve(simulator),
  );
  await assert.rejects(second.server.start(1), /port 4711/);
  assert.deepEqual([second.server.access, second.connections.list()], [undefined, []]);
  isTaken = false;
  await second.server.start(1);
  assert.ok(second.server.access);
});

test('a window that closes while it starts leaves none running, and starts no more', async () => {
  let go: (() => void) | undefined;
  const { server, connections, told, started } = bench(
    (simulator) => new Promise((resolve) => (go = () => resolve(simulator))),
  );
  const starting = server.start(1);
  await new Promise((resolve) => setImmediate(resolve));
  const closing = server.close();
  go?.();
  await Promise.all([starting, closing]);
  assert.deepEqual(told, ['simulator closed']);
  assert.deepEqual(connections.list(), []);
  await server.start(1);
  assert.equal(started.length, 1);
});

test('the number of calls can change while it runs', async () => {
  const { server, told } = bench();
  server.setCallsPerMinute(3);
  await server.start(1);
  server.setCallsPerMinute(30);
  assert.deepEqual(told, ['calls 30']);
});

test('programs are those that serve an application on it now, this window and the simulator itself left out', async () => {
  const { server, exchange } = bench();
  assert.deepEqual(server.programs, []);
  await server.start(1);
  const sink = (): Parameters<typeof exchange.applications.connect>[1] => ({ send: () => undefined });
  exchange.applications.connect('watcher', sink(), true);
  exchange.applications.connect('myapp', { ...sink(), isBuiltIn: true }, false);
  assert.deepEqual(server.programs, []);
  const program = sink();
  exchange.applications.connect('myapp', program, false);
  assert.deepEqual(server.programs, ['myapp']);
  exchange.applications.disconnect(program);
  assert.deepEqual(server.programs, []);
});

test('the access is copied as lines for a shell', () => {
  assert.equal(
    accessText({ url: URL, user: 'simulator', password: 'secret' }),
    `ARI_URL=${URL}\nARI_USER=simulator\nARI_PASSWORD=secret\n`,
  );
});
