import type { TestContext } from 'node:test';
import { EventLog } from '../../../src/capture/eventLog';
import { LiveStore } from '../../../src/model/liveStore';
import { ServerSession, type ServerSessionOptions } from '../../../src/session/serverSession';
import { profileOf } from './connectionsBench';

/** A session that watches the server at `url` as the application `mine`; not connected, closed with the test. */
export function sessionOf(
  context: TestContext,
  url: string,
  options: Partial<ServerSessionOptions> = {},
): ServerSession {
  const session = new ServerSession({
    profile: profileOf('one', { url }),
    password: 'secret',
    ca: undefined,
    application: 'mine',
    store: new LiveStore(['mine']),
    log: new EventLog({ maxRows: 1_000, maxBytes: 1_000_000 }),
    ...options,
  });
  context.after(() => session.close());
  return session;
}
