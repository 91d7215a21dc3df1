import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { statusHint } from '../../../src/ari/statusHint';
import type { OperationId } from '../../../src/ari/generated/operations';
import { asteriskServer } from '../../support/server/asteriskServer';
import { waitFor } from '../../support/waitFor';

const DIALPLAN = `[dials]
exten => 1,1,Dial(Local/501@from-trunk/n)
`;

/** What would be asked of a bridge that `Dial` has made. */
const REQUESTS: readonly (readonly [OperationId, string, string, Record<string, string>?])[] = [
  ['bridges.addChannel', 'POST', '/addChannel', { channel: 'caller' }],
  ['bridges.removeChannel', 'POST', '/removeChannel', { channel: 'caller' }],
  ['bridges.playWithId', 'POST', '/play/p', { media: 'sound:hello-world' }],
  ['bridges.record', 'POST', '/record', { name: 'dialled', format: 'wav' }],
  ['bridges.startMoh', 'POST', '/moh'],
  ['bridges.destroy', 'DELETE', ''],
];

test('a bridge of Dial takes nothing from ARI, and what is said to that names it', async (context: TestContext) => {
  const server = await asteriskServer({ extraDialplan: DIALPLAN });
  context.after(() => server.stop());
  const call = { endpoint: 'Local/1@dials', extension: '100', context: 'default', channelId: 'caller' };
  assert.equal((await server.rest('POST', '/channels', call)).status, 200);
  const bridge = await waitFor('the bridge', async () => {
    const { body } = await server.rest('GET', '/bridges');
    return (body as { id: string; channels: string[] }[]).find(({ channels }) => channels.length === 2);
  });
  for (const [operation, method, below, query] of REQUESTS) {
    const { status, body } = await server.rest(method, `/bridges/${bridge.id}${below}`, query);
    assert.equal(status, 409, operation);
    const { message = '' } = body as { message?: string };
    assert.match(statusHint(operation, status, message), /Dial, ConfBridge/, operation);
  }
});
