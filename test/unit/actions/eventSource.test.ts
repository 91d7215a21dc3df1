import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  endableSource,
  eventSourceProblem,
  eventSourceText,
  readSubscriptionId,
  subscriptionsOf,
} from '../../../src/actions/applications/eventSource';

for (const source of [
  'channel:1700000000.1',
  'channel:',
  'bridge:b',
  'endpoint:PJSIP/alice',
  'endpoint:PJSIP',
  'endpoint:',
  'deviceState:Stasis:lamp',
]) {
  test(`${source} can be subscribed to`, () => {
    assert.equal(eventSourceProblem(source), undefined);
  });
}

for (const [source, reason] of [
  ['', /starts with one of channel:/],
  ['alice', /starts with one of/],
  ['devicestate:x', /starts with one of/],
  ['channel:a,b', /comma/],
  ['endpoint:/alice', /technology\/resource/],
  ['endpoint:PJSIP/', /technology\/resource/],
] as const) {
  test(`“${source}” cannot`, () => {
    assert.match(eventSourceProblem(source) ?? '', reason);
  });
}

test('a subscription to everything is taken back under the name of its topic', () => {
  assert.equal(endableSource('channel:'), 'channel:__AST_CHANNEL_ALL_TOPIC');
  assert.equal(endableSource('bridge:'), 'bridge:__AST_BRIDGE_ALL_TOPIC');
  assert.equal(endableSource('endpoint:'), 'endpoint:__AST_ENDPOINT_ALL_TOPIC');
  assert.equal(endableSource('deviceState:'), 'deviceState:__AST_DEVICE_STATE_ALL_TOPIC');
  for (const source of ['channel:1', 'channel:__AST_CHANNEL_ALL_TOPIC', 'constructor:', ':', '']) {
    assert.equal(endableSource(source), source);
  }
});

test('everything of a kind has words, under either spelling', () => {
  assert.equal(eventSourceText('channel:'), 'all channels');
  assert.equal(eventSourceText('deviceState:__AST_DEVICE_STATE_ALL_TOPIC'), 'all device states');
  assert.equal(eventSourceText('bridge:__AST_CHANNEL_ALL_TOPIC'), 'bridge:__AST_CHANNEL_ALL_TOPIC');
  assert.equal(eventSourceText('endpoint:PJSIP/a'), 'endpoint:PJSIP/a');
});

test('the subscriptions of an application, in the order of ARI’s lists, all of a kind first', () => {
  const application = {
    device_names: ['Stasis:lamp'],
    endpoint_ids: ['PJSIP/alice'],
    bridge_ids: 'none',
    channel_ids: ['c1', 7, '__AST_CHANNEL_ALL_TOPIC'],
  };
  assert.deepEqual(subscriptionsOf(application), [
    'channel:__AST_CHANNEL_ALL_TOPIC',
    'channel:c1',
    'endpoint:PJSIP/alice',
    'deviceState:Stasis:lamp',
  ]);
  assert.deepEqual(subscriptionsOf({}), []);
});

test('the id of a subscription’s node is read back, whatever the names hold', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (application, eventSource) => {
      const id = JSON.stringify([application, eventSource]);
      assert.deepEqual(readSubscriptionId(id), { application, eventSource });
    }),
  );
  for (const id of ['', 'x', '[]', '["a"]', '[1,"b"]', '{"a":1}', 'null']) {
    assert.equal(readSubscriptionId(id), undefined);
  }
});
