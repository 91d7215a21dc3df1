import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitFor } from '../../support/waitFor';
import { sendJson } from '../ari/localServer';
import { pollingSession } from './pollingSession';

for (const [what, others] of [
  ['forgotten', []],
  ['forgotten, in a list with entries that are none', [null, 5, [], { name: 7 }]],
] as const) {
  test(`a session whose application the server has ${what} connects again`, async (context) => {
    let applications: readonly unknown[] = [{ name: 'mine' }, ...others];
    const { server, session } = await pollingSession(context, (_request, response) =>
      sendJson(response, applications),
    );
    assert.equal(server.handshakes.length, 1);

    applications = others;
    const { state } = await waitFor('the loss to be noticed', () =>
      session.state.status === 'waitingToRetry' ? { state: session.state } : undefined,
    );
    assert.match(state.problem.message, /forgotten our application mine/);
    applications = [{ name: 'mine' }, ...others];
    await waitFor('live again', () => session.state.status === 'live');
    assert.equal(server.handshakes.length, 2);
  });
}
