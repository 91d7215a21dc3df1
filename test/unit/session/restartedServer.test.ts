import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventLog } from '../../../src/capture/eventLog';
import { waitFor } from '../../support/waitFor';
import { eventServer } from '../ari/eventServer';
import { sendJson } from '../ari/localServer';
import { stasisChannelValue } from '../model/ariValues';
import { sessionOf } from './sessionOf';

const FIRST = '2026-11-23T09:00:00.000+0000';

for (const [what, second, stasis, lines] of [
  [
    'restarted',
    '2026-11-23T10:00:00.000+0000',
    { application: 'theirs', inferred: true },
    /restarted at .*; 1 channel was lost with the server · channel PJSIP\/alice-leg was lost/,
  ],
  ['the same', FIRST, { application: 'mine', inferred: false }, /^nothing changed$/],
  ['silent about its start', '', { application: 'mine', inferred: false }, /^nothing changed$/],
] as const) {
  test(`after a loss, an Asterisk that is ${what}: what is known of a channel of the same id`, async (context) => {
    const channel = stasisChannelValue('leg', 'theirs');
    let startup = FIRST;
    const server = await eventServer(context, {
      answer: ({ method, url = '' }, response) => {
        if (url.startsWith('/ari/asterisk/info')) sendJson(response, { status: { startup_time: startup } });
        else if (method === 'POST') sendJson(response, { name: 'mine' });
        else if (url === '/ari/channels') sendJson(response, [channel]);
        else sendJson(response, url === '/ari/applications' ? [{ name: 'mine' }] : []);
      },
    });
    const log = new EventLog({ maxRows: 100, maxBytes: 1_000_000 });
    const timing = { backoff: { initialDelay: 5, maxDelay: 10 } };
    const session = sessionOf(context, server.address.href, { log, timing });
    session.connect();
    await waitFor('live', () => session.state.status === 'live', { intervalMs: 5 });
    const leg = (): unknown => session.store.resources.channel.get('leg')?.stasis;
    server.send({ type: 'StasisStart', application: 'mine', channel });
    await waitFor('the channel in our application', () => JSON.stringify(leg()).includes('mine'));

    startup = second;
    for (const client of server.clients) client.terminate();
    const summary = await waitFor('the snapshot', () =>
      [...log.entries()].map(({ seq }) => log.row(seq)).find((row) => row?.kind === 'snapshot'),
    );
    assert.match(summary.summary, lines);
    assert.deepEqual(leg(), stasis);
    assert.equal(session.lost.get('channel', 'leg') !== undefined, what === 'restarted');
  });
}
