import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { isAriError, type AriError } from '../../src/ari/ariError';
import { reloadDialplan } from '../../src/dialplan/reloadDialplan';
import { SENT, type SendContext } from '../support/sentActions';
import { waitFor } from '../support/waitFor';
import { contractBed } from './contractBed';
import { openServer } from './openServer';

const bed = contractBed();

/** Every action with parameters that would work, had the connection the right to write. */
const WRITES: readonly {
  readonly name: string;
  readonly run: (context: SendContext, channelId: string) => Promise<unknown>;
}[] = [
  { name: 'answer', run: (context, id) => SENT.answer(context, [id]) },
  { name: 'play', run: (context, id) => SENT.play(context, [id], ['tone:dial']) },
  {
    name: 'bridge',
    run: (context, id) => SENT.bridge(context, [id]),
  },
  {
    name: 'hangup',
    run: (context, id) => SENT.hangup(context, [id]),
  },
  {
    name: 'removeFromBridge',
    run: (context, id) => SENT.removeFromBridge(context, new Map([[id, 'standing']])),
  },
  { name: 'destroyBridge', run: (context) => SENT.destroyBridge(context, 'standing') },
  {
    name: 'originate',
    run: (context) =>
      SENT.originate(
        context,
        {
          endpoint: 'Local/501@from-trunk',
          target: { kind: 'application', app: 'myapp' },
          timeout: 5,
          variables: {},
        },
        'forbidden',
      ),
  },
  { name: 'reloadDialplan', run: ({ rest, signal }) => reloadDialplan(rest, signal) },
];

/** The error an action ended with, whether it rejects or names the failed channel. */
async function errorOf(promise: Promise<unknown>): Promise<AriError> {
  const outcome = await promise.catch((error: unknown) => ({ failed: [{ error }] }));
  const error = (outcome as { failed?: { error: unknown }[] } | undefined)?.failed?.[0]?.error;
  assert.ok(isAriError(error), `was not refused: ${JSON.stringify(outcome)}`);
  return error;
}

for (const { options, code, status, hint } of [
  { options: { readOnly: true }, code: 'readOnly', status: undefined, hint: /Nothing was sent/ },
  { options: { asObserver: true }, code: 'http', status: 403, hint: /read_only=yes/ },
] as const) {
  const who = 'readOnly' in options ? 'a read-only connection' : 'a read-only user';

  test(`${who} sees everything, and every write is refused`, async (context) => {
    const server = await openServer(context, bed.server, options);
    const channelId = `seen-${randomUUID()}`;
    const query = { endpoint: 'Local/501@from-trunk', app: server.session.ourApplication, channelId };
    await bed.server.rest('POST', '/bridges/standing', {});
    assert.equal((await bed.server.rest('POST', '/channels', query)).status, 200);
    const { channel, bridge } = server.session.store.resources;
    await waitFor('channel and bridge', () => channel.get(channelId)?.stasis && bridge.has('standing'));
    const { rest } = server.session;
    const action: SendContext = { rest, newId: randomUUID, signal: new AbortController().signal };
    for (const { name, run } of WRITES) {
      const error = await errorOf(run(action, channelId));
      assert.equal(error.code, code, name);
      assert.equal(error.status, status, name);
      assert.match(error.hint, hint, name);
    }
    assert.equal((await bed.server.rest('GET', `/channels/${channelId}`)).status, 200);
    assert.equal((await bed.server.rest('GET', '/channels/forbidden')).status, 404);
    const bridges = (await bed.server.rest('GET', '/bridges')).body as { id: string; channels: string[] }[];
    assert.deepEqual(
      bridges.map(({ id, channels }) => ({ id, channels })),
      [{ id: 'standing', channels: [] }],
    );
    await bed.server.rest('DELETE', `/channels/${channelId}`);
    await waitFor('its end', () => !channel.has(channelId));
    await bed.server.rest('DELETE', '/bridges/standing');
  });
}
