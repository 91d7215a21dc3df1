import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OperationId } from '../../../../src/ari/generated/operations';
import { AskedExchange, refusal } from './askedExchange';

const notFound = refusal(404, 'Endpoint not found');
const toRequired = refusal(400, 'To must be specified');
const accepted = { status: 202, body: undefined };

test('endpoints are listed, by technology too', async () => {
  const server = new AskedExchange();
  const { status, body } = await server.ask('endpoints.list');
  assert.equal(status, 200);
  assert.deepEqual(await server.ask('endpoints.listByTech', { tech: 'PJSIP' }), { status, body });
  const states = (body as { resource: string; state: string }[]).map(
    ({ resource, state }) => `${resource} ${state}`,
  );
  for (const state of ['alice online', 'bob online', 'carol offline', 'trunk offline']) {
    assert.ok(states.includes(state), state);
  }
  for (const tech of ['pjsip', 'Local', 'NoTech']) {
    assert.deepEqual(
      await server.ask('endpoints.listByTech', { tech }),
      refusal(404, `No Endpoints found - invalid tech ${tech}`),
    );
  }
});

test('one endpoint: case matters for its name, not for its technology', async () => {
  const server = new AskedExchange();
  const get = (tech: string, resource: string) => server.ask('endpoints.get', { tech, resource });
  const alice = {
    status: 200,
    body: { technology: 'PJSIP', resource: 'alice', state: 'online', channel_ids: [] },
  };
  assert.deepEqual(await get('PJSIP', 'alice'), alice);
  assert.deepEqual(await get('pjsip', 'alice'), alice);
  assert.deepEqual(await get('PJSIP', 'ALICE'), notFound);
  assert.deepEqual(await get('NoTech', 'x'), notFound);
});

test('messages and referrals reach the phones that are there', async () => {
  const server = new AskedExchange();
  const uriOperations: OperationId[] = ['endpoints.sendMessage', 'endpoints.refer'];
  for (const operation of uriOperations) {
    assert.deepEqual(await server.ask(operation, { to: 'pjsip:alice', from: 'x' }), accepted);
    assert.deepEqual(await server.ask(operation, { from: 'x' }), toRequired);
    for (const to of ['pjsip:carol', 'pjsip:nope', 'PJSIP/alice', 'garbage', 'bogus:alice']) {
      assert.deepEqual(await server.ask(operation, { to, from: 'x' }), notFound, to);
    }
  }
  const pathOperations: OperationId[] = ['endpoints.sendMessageToEndpoint', 'endpoints.referToEndpoint'];
  for (const operation of pathOperations) {
    assert.deepEqual(await server.ask(operation, { tech: 'PJSIP', resource: 'alice' }), accepted);
    assert.deepEqual(await server.ask(operation, { tech: 'PJSIP', resource: 'carol' }), notFound);
    assert.deepEqual(await server.ask(operation, { tech: 'NoTech', resource: 'alice' }), notFound);
  }
});

test('there are no mailboxes without their module', async () => {
  const server = new AskedExchange();
  const operations: OperationId[] = [
    'mailboxes.list',
    'mailboxes.get',
    'mailboxes.update',
    'mailboxes.delete',
  ];
  for (const operation of operations) {
    assert.deepEqual(await server.ask(operation, { mailboxName: 'x' }), refusal(404, 'Resource not found'));
  }
});
