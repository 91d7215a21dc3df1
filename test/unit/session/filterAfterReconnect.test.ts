import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitFor } from '../../support/waitFor';
import { eventServer } from '../ari/eventServer';
import { sendJson } from '../ari/localServer';
import { sessionOf } from './sessionOf';

test('a server that lost us is told again which types are off, before the snapshot', async (context) => {
  let disallowed: unknown[] = [];
  const server = await eventServer(context, {
    answer: (request, response) => {
      const path = request.url ?? '';
      if (request.method === 'PUT') {
        request.on('data', (body: Buffer) => {
          ({ disallowed } = JSON.parse(body.toString()) as { disallowed: unknown[] });
        });
        request.on('end', () => sendJson(response, {}));
      } else if (path.includes('/subscription')) sendJson(response, { name: 'mine' });
      else if (path === '/ari/applications/mine') sendJson(response, { events_disallowed: disallowed });
      else if (path === '/ari/applications') sendJson(response, [{ name: 'mine' }]);
      else sendJson(response, path.startsWith('/ari/asterisk/info') ? {} : []);
    },
  });
  const session = sessionOf(context, server.address.href);
  await assert.rejects(session.setEventFilter(['Dial']), { code: 'closed' });
  session.connect();
  await waitFor('live', () => session.state.status === 'live');
  await session.setEventFilter(['Dial']);
  assert.deepEqual(disallowed, [{ type: 'Dial' }]);

  disallowed = [];
  server.requests.length = 0;
  for (const client of server.clients) client.terminate();
  await waitFor('the loss', () => session.state.status === 'waitingToRetry');
  await waitFor('live again', () => session.state.status === 'live');
  assert.deepEqual(disallowed, [{ type: 'Dial' }]);
  const put = server.requests.indexOf('PUT /ari/applications/mine/eventFilter');
  const snapshot = server.requests.indexOf('GET /ari/channels');
  assert.ok(put >= 0 && put < snapshot, server.requests.join());

  await session.close();
  assert.deepEqual(disallowed, [], 'taken back in the end');
});
