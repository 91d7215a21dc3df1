import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCalls, playOnBridgeCall, takeCalls } from '../../../src/actions/bridge/bridgeCalls';
import { bridgeExtras, bridgeType, extrasProblem } from '../../../src/actions/bridge/bridgeType';
import { namedBridge } from '../../../src/actions/named';
import { encodeRequest } from '../../../src/ari/encodeRequest';

const BRIDGE = { id: 'b', name: 'Meeting' };
const channels = [
  { id: 'c1', name: 'PJSIP/alice-1' },
  { id: 'c2', name: 'PJSIP/bob-2' },
];

test('channels enter a bridge together, and wait for playbacks on them', () => {
  assert.deepEqual(addCalls(BRIDGE, channels, { mute: true, role: 'announcer' }), [
    {
      operation: 'bridges.addChannel',
      params: { bridgeId: 'b', channel: ['c1', 'c2'], mute: true, role: 'announcer' },
      about: 'Meeting',
      waits: true,
    },
  ]);
});

test('hundreds of channels enter in as many requests as have room for them', () => {
  const many = Array.from({ length: 500 }, (_, index) => ({
    id: `${'x'.repeat(30)}-${String(index)}`,
    name: 'n',
  }));
  const calls = addCalls(BRIDGE, many, {});
  assert.ok(calls.length > 1);
  assert.deepEqual(
    calls.flatMap(({ params }) => params.channel),
    many.map(({ id }) => id),
  );
  for (const { params } of calls) {
    // Asterisk refuses a request line of 4 KB.
    assert.ok(encodeRequest('bridges.addChannel', params as never).path.length < 4_000);
  }
});

test('channels leave a bridge one by one', () => {
  const calls = takeCalls(BRIDGE, channels);
  assert.deepEqual(
    calls.map(({ params, about }) => [params.channel, about]),
    [
      ['c1', 'PJSIP/alice-1'],
      ['c2', 'PJSIP/bob-2'],
    ],
  );
});

test('a playback on a bridge has an id of ours', () => {
  const { params } = playOnBridgeCall(BRIDGE, ['sound:a', 'sound:b'], 'p');
  assert.deepEqual(params, { bridgeId: 'b', playbackId: 'p', media: ['sound:a', 'sound:b'] });
});

test('a bridge is named by its id where it has no name', () => {
  assert.deepEqual(namedBridge({ id: 'b', name: '' }), { id: 'b', name: 'b' });
  assert.deepEqual(namedBridge(BRIDGE), BRIDGE);
});

test('a type is a word and its extras; a waiting room has none', () => {
  assert.equal(bridgeType('mixing', []), 'mixing');
  assert.equal(bridgeType('mixing', ['dtmf_events', 'video_sfu']), 'mixing,dtmf_events,video_sfu');
  assert.equal(bridgeType('holding', ['dtmf_events']), 'holding');
});

test('video is for all or of one', () => {
  assert.equal(extrasProblem(['video_sfu', 'sdp_label']), undefined);
  assert.match(extrasProblem(['video_single', 'video_sfu']) ?? '', /Either/);
});

test('an extra is offered where the server knows it', () => {
  const words = (version: string | undefined): readonly string[] =>
    bridgeExtras(version).map(({ word }) => word);
  assert.ok(words('22.10.1').includes('sdp_label'));
  assert.ok(words(undefined).includes('sdp_label'));
  assert.ok(!words('16.2.1').includes('sdp_label'));
});
