import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_DRAFT, profileOf } from '../../../src/connections/connectionDraft';
import { Passwords } from '../../../src/connections/passwords';
import { PlainAddresses } from '../../../src/connections/plainAddresses';
import { ReopenedConnections } from '../../../src/connections/reopenedConnections';
import type { Connections } from '../../../src/session/connections';
import type { ServerProfile } from '../../../src/session/serverProfile';
import type { ConnectionState } from '../../../src/shared/connectionState';
import { Emitter } from '../../../src/shared/emitter';

const ONE = profileOf({ ...EMPTY_DRAFT, url: 'http://127.0.0.1:1', user: 'u' });
const TWO = profileOf({ ...EMPTY_DRAFT, url: 'http://127.0.0.1:2', user: 'u' });
const LIVE: ConnectionState = { status: 'live', since: 0 };

/** One window: it shares `memory` with the one before. */
function openWindow(
  memory: Map<string, unknown>,
  profiles: readonly ServerProfile[],
  known: readonly ServerProfile[],
): {
  reopened: ReopenedConnections;
  connected: string[];
  tell: (connectionId: string, state: ConnectionState) => void;
} {
  const states = new Emitter<{ connectionId: string; state: ConnectionState }>();
  const connected: string[] = [];
  const connections: Pick<Connections, 'connect' | 'onDidChangeState' | 'profile'> = {
    onDidChangeState: states.event,
    profile: (id) => profiles.find((profile) => profile.id === id),
    connect: (id) => {
      connected.push(id);
      return Promise.resolve();
    },
  };
  const secrets = new Map<string, string>();
  const passwords = new Passwords(
    {
      get: (key) => Promise.resolve(secrets.get(key)),
      store: (key, value) => Promise.resolve(void secrets.set(key, value)),
      delete: (key) => Promise.resolve(void secrets.delete(key)),
    },
    () => assert.fail('no password may be asked for at start-up'),
    () => assert.fail('nothing may be asked at start-up'),
  );
  for (const profile of known) void passwords.store(profile, 'x');
  const memento = {
    keys: () => [...memory.keys()],
    get: <T>(key: string, fallback?: T) => (memory.get(key) as T | undefined) ?? fallback,
    update: (key: string, value: unknown) => Promise.resolve(void memory.set(key, value)),
  };
  const plain = new PlainAddresses(memento, () => assert.fail('nothing may be asked at start-up'));
  const reopened = new ReopenedConnections(connections, passwords, memento, (url) => plain.isAccepted(url));
  const tell = (connectionId: string, state: ConnectionState): void => states.fire({ connectionId, state });
  return { reopened, connected, tell };
}

test('what was live is opened again, also after it closed with the window', async () => {
  const memory = new Map<string, unknown>();
  const first = openWindow(memory, [ONE, TWO], []);
  first.tell(ONE.id, LIVE);
  first.tell(TWO.id, { status: 'connecting', attempt: 1 });
  first.tell(ONE.id, { status: 'disconnected' });
  const second = openWindow(memory, [ONE, TWO], [ONE, TWO]);
  await second.reopened.open();
  assert.deepEqual(second.connected, [ONE.id]);
});

test('what the user closed stays closed', async () => {
  const memory = new Map<string, unknown>();
  const first = openWindow(memory, [ONE], []);
  first.tell(ONE.id, LIVE);
  await first.reopened.forget(ONE.id);
  const second = openWindow(memory, [ONE], [ONE]);
  await second.reopened.open();
  assert.deepEqual(second.connected, []);
});

test('no password is asked for, no application is taken, what was removed is passed over', async () => {
  const memory = new Map<string, unknown>();
  const serving: ServerProfile = { ...TWO, mode: 'serve', application: 'myapp' };
  const first = openWindow(memory, [ONE, serving], []);
  for (const id of [ONE.id, serving.id, 'removed']) first.tell(id, LIVE);
  const second = openWindow(memory, [ONE, serving], [serving]);
  await second.reopened.open();
  assert.deepEqual(second.connected, []);
});

test('what would go unencrypted to another machine is opened again only where the user has accepted it', async () => {
  const memory = new Map<string, unknown>();
  const far = profileOf({ ...EMPTY_DRAFT, url: 'http://pbx.example:8088', user: 'u' });
  openWindow(memory, [far], []).tell(far.id, LIVE);
  const second = openWindow(memory, [far], [far]);
  await second.reopened.open();
  assert.deepEqual(second.connected, []);
  memory.set('ariWorkbench.plainAddresses', [far.url]);
  await second.reopened.open();
  assert.deepEqual(second.connected, [far.id]);
});

test('a simulated server is not remembered', () => {
  const memory = new Map<string, unknown>();
  openWindow(memory, [{ ...ONE, simulated: true }], []).tell(ONE.id, LIVE);
  assert.deepEqual([...memory.keys()], []);
});
