import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownOperations } from '../../../src/operations/ownOperations';

test('every operation and every parameter has words of ours', () => {
  const without = ownOperations(undefined).flatMap(({ id, summary, params }) => [
    ...(summary === '' ? [id] : []),
    ...params.filter(({ description }) => description === '').map(({ name }) => `${id} ${name}`),
  ]);
  assert.deepEqual(without, []);
});

test('the operation that becomes a WebSocket is marked', () => {
  const marked = ownOperations(undefined).filter(({ isWebSocket }) => isWebSocket);
  assert.deepEqual(
    marked.map(({ id }) => id),
    ['events.eventWebsocket'],
  );
});

test('an Asterisk 16.28 lacks the eleven that came later', () => {
  const missing = ownOperations('16.28.0~dfsg').filter(({ support }) => support === 'missing');
  assert.deepEqual(missing.map(({ id }) => id).sort(), [
    'bridges.getBridgeVar',
    'bridges.getBridgeVars',
    'bridges.setBridgeVar',
    'bridges.setBridgeVars',
    'channels.getChannelVars',
    'channels.progress',
    'channels.setChannelVars',
    'channels.transfer_progress',
    'endpoints.refer',
    'endpoints.referToEndpoint',
    'events.claimChannel',
  ]);
});
