import type { TestContext } from 'node:test';
import { EventLog } from '../../src/capture/eventLog';
import { openSession } from '../../src/session/openSession';
import { profileId } from '../../src/session/serverProfile';
import type { ServerSession, ServerSessionOptions } from '../../src/session/serverSession';
import type { ConnectionState } from '../../src/shared/connectionState';
import { faultProxy, type FaultProxy } from '../support/proxy/faultProxy';
import type { ServerUnderTest } from '../support/server/serverUnderTest';
import { waitFor } from '../support/waitFor';

/** A session behind a network that does harm, and what became of it. */
export interface ProxiedSession {
  readonly proxy: FaultProxy;
  readonly session: ServerSession;
  readonly log: EventLog;
  readonly states: readonly ConnectionState[];
  /** Waits until the session is live; throws after a minute. */
  live(): Promise<void>;
}

/** Watches a server through a proxy of its own, with the session that the extension uses, as `application`. */
export async function watchThrough(
  context: TestContext,
  server: Pick<ServerUnderTest, 'password' | 'url' | 'user'>,
  application: string,
  options: Pick<ServerSessionOptions, 'applicationsEvery' | 'timing'> = {},
): Promise<ProxiedSession> {
  const proxy = await faultProxy(context, server.url);
  const { user, password } = server;
  const id = profileId(proxy.url, user);
  const log = new EventLog({ maxRows: 1_000_000, maxBytes: 256 * 1024 * 1024 });
  const profile = { id, name: application, url: proxy.url, user, mode: 'watch', readOnly: false } as const;
  const session = openSession({
    profile: { ...profile, application: undefined, caFile: undefined },
    password,
    ca: undefined,
    application,
    log,
    ...options,
  });
  const states: ConnectionState[] = [];
  session.onDidChangeState((state) => states.push(state));
  context.after(() => session.close());
  const live = async (): Promise<void> => {
    await waitFor(`${application} to be live`, () => session.state.status === 'live', { timeoutMs: 60_000 });
  };
  session.connect();
  await live();
  return { proxy, session, log, states, live };
}
