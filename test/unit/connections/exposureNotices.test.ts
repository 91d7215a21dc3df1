import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_DRAFT, profileOf } from '../../../src/connections/connectionDraft';
import { noticeExposures } from '../../../src/connections/exposureNotices';
import { Connections } from '../../../src/session/connections';
import { fakeChunk } from '../session/fakeChunk';

const LOCAL = profileOf({ ...EMPTY_DRAFT, url: 'http://127.0.0.1:8088', user: 'u' });
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A window; what `memory` holds is there in the next one, too. */
function openWindow(memory: Map<string, unknown>, exposure: string | undefined) {
  const { chunk, sessions, looked } = fakeChunk(exposure);
  const warnings: string[] = [];
  const connections = new Connections({
    loadChunk: () => Promise.resolve(chunk),
    password: () => Promise.resolve('p'),
    readCa: () => Promise.reject(new Error('not used here')),
    watchApplication: 'watcher',
    logLimits: () => ({ maxRows: 10, maxBytes: 10_000 }),
  });
  const memento = {
    get: <T>(key: string, fallback?: T): T => (memory.get(key) as T | undefined) ?? (fallback as T),
    update: (key: string, value: unknown) => Promise.resolve(void memory.set(key, value)),
  };
  noticeExposures(connections, memento, (text) => {
    warnings.push(text);
  });
  const goLive = async (id = LOCAL.id): Promise<void> => {
    await connections.connect(id);
    sessions.at(-1)?.enter({ status: 'live', since: 0 });
    await settled();
  };
  return { connections, warnings, looked, sessions, goLive };
}

test('a server of this machine that others reach: warned once, with what to do, and kept for the tree', async () => {
  const memory = new Map<string, unknown>();
  const first = openWindow(memory, '192.168.1.5');
  first.connections.setProfiles([LOCAL]);
  await first.goLive();
  assert.equal(first.warnings.length, 1);
  assert.match(first.warnings[0] ?? '', /192\.168\.1\.5, port 8088.*bindaddr=127\.0\.0\.1.*tunnel.*TLS/);
  assert.equal(first.connections.exposure(LOCAL.id), '192.168.1.5');
  // Looked for once a window, told once for good.
  first.sessions[0]?.enter({ status: 'synchronising' });
  first.sessions[0]?.enter({ status: 'live', since: 1 });
  await settled();
  assert.deepEqual([first.looked.length, first.warnings.length], [1, 1]);
  const second = openWindow(memory, '192.168.1.5');
  second.connections.setProfiles([LOCAL]);
  await second.goLive();
  assert.deepEqual(second.warnings, []);
  assert.equal(second.connections.exposure(LOCAL.id), '192.168.1.5');
});

test('one that nobody else reaches is not warned of; a simulated one is not looked at', async () => {
  const { connections, warnings, looked, goLive } = openWindow(new Map(), undefined);
  connections.setProfiles([LOCAL]);
  await goLive();
  assert.deepEqual([warnings, connections.exposure(LOCAL.id), looked.length], [[], undefined, 1]);
  const simulated = { ...LOCAL, id: 'simulated', simulated: true };
  connections.setOfWindow(simulated);
  await goLive('simulated');
  assert.equal(looked.length, 1);
});
