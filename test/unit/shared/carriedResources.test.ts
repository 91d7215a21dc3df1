import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventTypes } from '../../../src/ari/generated/events';
import { models } from '../../../src/ari/generated/models';
import { BRIDGE_PATHS, CHANNEL_PATHS, touchedIds } from '../../../src/shared/carriedResources';

/** Every place below `model` where something of type `wanted` stands. */
function placesOf(model: string, wanted: string, above: readonly string[] = []): string[] {
  return Object.entries(models[model]?.properties ?? {}).flatMap(([name, { type }]) => {
    const place = [...above, name];
    if (type === wanted) return [place.join('.')];
    // A channel or bridge has no other in it; deeper is only what describes a REFER.
    return above.length === 0 && type.startsWith('Refer') ? placesOf(type, wanted, place) : [];
  });
}

for (const [type, paths] of [
  ['Channel', CHANNEL_PATHS],
  ['Bridge', BRIDGE_PATHS],
] as const) {
  test(`every field of an event that holds a ${type}, as the server describes it, is looked at`, () => {
    const described = new Set(eventTypes.flatMap((event) => placesOf(event, type)));
    assert.ok(described.size > 5);
    assert.deepEqual(paths.map((path) => path.join('.')).sort(), [...described].sort());
  });
}

test('ids: what the event is about comes first, a target last', () => {
  const touched = touchedIds({
    type: 'Dial',
    caller: { id: 'caller' },
    peer: { id: 'peer' },
    bridge: { id: 'b' },
    playback: { target_uri: 'channel:played' },
  });
  assert.deepEqual(touched, { channelIds: ['peer', 'caller', 'played'], bridgeIds: ['b'] });
});

test('ids: those of a REFER, and none that anybody made up', () => {
  const touched = touchedIds({
    type: 'ChannelTransfer',
    refer_to: { destination_channel: { id: 'to' }, bridge: { id: 'there' } },
    referred_by: { source_channel: { id: 'by' } },
    userevent: { channel: { id: 'x' }, id: 'y' },
    channel: 'a text',
  });
  assert.deepEqual(touched, { channelIds: ['by', 'to'], bridgeIds: ['there'] });
});

test('ids: a target that is neither channel nor bridge, or empty, is none', () => {
  for (const target_uri of ['endpoint:PJSIP/bob', 'channel:', 'bridge', '', 5, null]) {
    assert.deepEqual(touchedIds({ recording: { target_uri } }), { channelIds: [], bridgeIds: [] });
  }
});
