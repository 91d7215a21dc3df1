import type { RequestListener } from 'node:http';
import type { TestContext } from 'node:test';
import { EventLog } from '../../../src/capture/eventLog';
import { LiveStore } from '../../../src/model/liveStore';
import { ServerSession } from '../../../src/session/serverSession';
import { waitFor } from '../../support/waitFor';
import { eventServer, type EventServer } from '../ari/eventServer';
import { sendJson } from '../ari/localServer';

/** A live session that serves `mine` and asks for the applications every 20 ms, and its server. */
export async function pollingSession(
  context: TestContext,
  applications: RequestListener,
): Promise<{ readonly server: EventServer; readonly session: ServerSession }> {
  const server = await eventServer(context, {
    answer: (request, response) => {
      if (request.url === '/ari/applications') applications(request, response);
      else if (request.method === 'POST') sendJson(response, { name: 'mine' });
      else sendJson(response, request.url?.startsWith('/ari/asterisk/info') === true ? {} : []);
    },
  });
  const profile = { id: 'one', name: 'one', url: server.address.href, user: 'me', mode: 'watch' } as const;
  const session = new ServerSession({
    profile: { ...profile, application: undefined, readOnly: false, caFile: undefined },
    password: 'secret',
    ca: undefined,
    application: 'mine',
    store: new LiveStore(['mine']),
    log: new EventLog({ maxRows: 100, maxBytes: 1_000_000 }),
    applicationsEvery: 20,
  });
  context.after(() => session.close());
  session.connect();
  await waitFor('live', () => session.state.status === 'live', { intervalMs: 5 });
  return { server, session };
}
