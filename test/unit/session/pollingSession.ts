import type { RequestListener } from 'node:http';
import type { TestContext } from 'node:test';
import type { ServerSession } from '../../../src/session/serverSession';
import { waitFor } from '../../support/waitFor';
import { eventServer, type EventServer } from '../ari/eventServer';
import { sendJson } from '../ari/localServer';
import { sessionOf } from './sessionOf';

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
  const session = sessionOf(context, server.address.href, { applicationsEvery: 20 });
  session.connect();
  await waitFor('live', () => session.state.status === 'live', { intervalMs: 5 });
  return { server, session };
}
