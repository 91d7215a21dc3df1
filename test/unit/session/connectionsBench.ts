import { Connections, type ConnectionsOptions } from '../../../src/session/connections';
import type { ServerProfile } from '../../../src/session/serverProfile';
import { fakeChunk } from './fakeChunk';

/** A saved profile. */
export function profileOf(id: string, fields: Partial<ServerProfile> = {}): ServerProfile {
  return {
    id,
    name: id,
    url: 'http://127.0.0.1:8088',
    user: 'user',
    mode: 'watch',
    application: undefined,
    readOnly: false,
    caFile: undefined,
    ...fields,
  };
}

/** Connections over a fake chunk; `told` holds `id status` for every state told. */
export function bench(options: Partial<ConnectionsOptions> = {}) {
  const { sessions, chunk } = fakeChunk();
  let loads = 0;
  const connections = new Connections({
    loadChunk: () => {
      loads += 1;
      return Promise.resolve(chunk);
    },
    password: () => Promise.resolve('secret'),
    readCa: (path) => Promise.resolve(`text of ${path}`),
    watchApplication: 'watcher',
    logLimits: () => ({ maxRows: 10, maxBytes: 10_000 }),
    ...options,
  });
  const told: string[] = [];
  connections.onDidChangeState(({ connectionId, state }) => told.push(`${connectionId} ${state.status}`));
  return { connections, sessions, chunk, told, loads: () => loads };
}

/** A promise that the test settles. */
export function held<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
} {
  let settle: { resolve: (value: T) => void; reject: (error: Error) => void } | undefined;
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  return {
    promise,
    resolve: (value) => settle?.resolve(value),
    reject: (error) => settle?.reject(error),
  };
}

/** Resolves when all that only waits for settled promises has run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
