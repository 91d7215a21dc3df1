import { randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';
import { Connections } from '../../src/session/connections';
import type { ServerSessionOptions } from '../../src/session/serverSession';
import type { ConnectionState } from '../../src/shared/connectionState';
import { waitFor } from '../support/waitFor';
import { SCRIPTED_APPLICATION, type ScriptedServer } from './scriptedServer';

/** A connection as the extension holds it, to a server that does as it is told. */
export interface ScriptedSession {
  readonly connections: Connections;
  /** Its id. */
  readonly id: string;
  readonly state: ConnectionState;
  /** Waits for a state and returns it. */
  reach<S extends ConnectionState['status']>(status: S): Promise<Extract<ConnectionState, { status: S }>>;
}

/** Makes such a connection and begins to connect; it ends with the test. */
export async function scriptedSession(
  context: TestContext,
  server: Pick<ScriptedServer, 'url'>,
  options: Pick<ServerSessionOptions, 'applicationsEvery'> = {},
): Promise<ScriptedSession> {
  const connections = new Connections({
    loadChunk: async () => {
      const chunk = await import('../../src/session/openSession');
      return { ...chunk, openSession: (session) => chunk.openSession({ ...session, ...options }) };
    },
    password: () => Promise.resolve(randomBytes(8).toString('hex')),
    readCa: () => Promise.reject(new Error('no CA file here')),
    watchApplication: SCRIPTED_APPLICATION,
    logLimits: () => ({ maxRows: 100_000, maxBytes: 64 * 1024 * 1024 }),
  });
  const profile = { id: 'scripted', name: 'scripted', url: server.url, user: 'user' } as const;
  const rest = { mode: 'watch', readOnly: false, application: undefined, caFile: undefined } as const;
  connections.setProfiles([{ ...profile, ...rest }]);
  context.after(async () => {
    await connections.closeAll();
    connections.dispose();
  });
  await connections.connect(profile.id);
  const session: ScriptedSession = {
    connections,
    id: profile.id,
    get state() {
      return connections.state(profile.id);
    },
    reach: async (status) => {
      await waitFor(
        `the state ${status}; it is ${JSON.stringify(session.state)}`,
        () => session.state.status === status,
        { intervalMs: 10 },
      );
      return session.state as Extract<ConnectionState, { status: typeof status }>;
    },
  };
  return session;
}
