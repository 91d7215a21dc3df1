import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventLog } from '../../../src/capture/eventLog';
import { LiveStore } from '../../../src/model/liveStore';
import { ServerSession } from '../../../src/session/serverSession';
import { waitFor } from '../../support/waitFor';
import { eventServer } from '../ari/eventServer';
import { sendJson } from '../ari/localServer';

test('a session whose application the server has forgotten connects again', async (context) => {
  let applications: readonly { readonly name: string }[] = [{ name: 'mine' }];
  const server = await eventServer(context, {
    answer: (request, response) => {
      if (request.url === '/ari/applications') sendJson(response, applications);
      else sendJson(response, request.url?.startsWith('/ari/asterisk/info') === true ? {} : []);
    },
  });
  const url = server.address.href;
  const session = new ServerSession({
    profile: {
      id: 'one',
      name: 'one',
      url,
      user: 'me',
      mode: 'watch',
      application: undefined,
      readOnly: false,
      caFile: undefined,
    },
    password: 'secret',
    ca: undefined,
    application: 'mine',
    store: new LiveStore(['mine']),
    log: new EventLog({ maxRows: 100, maxBytes: 1_000_000 }),
    applicationsEvery: 20,
  });
  context.after(() => session.close());
  session.connect();
  await waitFor('live', () => session.state.status === 'live');
  assert.equal(server.handshakes.length, 1);

  applications = [];
  const { state } = await waitFor('the loss to be noticed', () =>
    session.state.status === 'waitingToRetry' ? { state: session.state } : undefined,
  );
  assert.match(state.problem.message, /forgotten our application mine/);
  applications = [{ name: 'mine' }];
  await waitFor('live again', () => session.state.status === 'live');
  assert.equal(server.handshakes.length, 2);
});
