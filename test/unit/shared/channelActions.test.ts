import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelActionAvailability, type ChannelAction } from '../../../src/shared/channelActions';
import type { LiveChannel } from '../../../src/shared/liveResources';
import { channel } from '../tree/liveFixtures';

const ACTIONS: readonly ChannelAction[] = ['answer', 'play', 'bridge', 'removeFromBridge', 'hangup'];
const stasis = { application: 'myapp', inferred: true };

function enabled(live: LiveChannel | undefined, readOnly = false): readonly ChannelAction[] {
  return ACTIONS.filter((action) => channelActionAvailability(action, live, readOnly).enabled);
}

for (const [what, live, expected] of [
  ['no channel', undefined, []],
  ['in the dialplan', channel('x', { state: 'Up' }), ['hangup']],
  ['in Stasis, up', channel('x', { stasis, state: 'Up' }), ['play', 'bridge', 'hangup']],
  ['in Stasis, ringing in', channel('x', { stasis, state: 'Ring' }), ['answer', 'play', 'bridge', 'hangup']],
  ['in Stasis, not dialled', channel('x', { stasis, state: 'Down' }), ['bridge', 'hangup']],
  ['in Stasis, ringing at the other end', channel('x', { stasis, state: 'Ringing' }), ['bridge', 'hangup']],
  [
    'in Stasis, in a bridge',
    channel('x', { stasis, bridgeId: 'b' }),
    ['play', 'bridge', 'removeFromBridge', 'hangup'],
  ],
  ['in a bridge of the dialplan', channel('x', { bridgeId: 'b' }), ['hangup']],
] as const) {
  test(`a channel ${what}: ${expected.length === 0 ? 'nothing' : expected.join(', ')}`, () => {
    assert.deepEqual(enabled(live), expected);
    assert.deepEqual(enabled(live, true), [], 'and nothing where the connection is read-only');
  });
}

test('what is refused has a reason that names the cause', () => {
  const reason = (action: ChannelAction, live: LiveChannel | undefined, readOnly = false): string => {
    const availability = channelActionAvailability(action, live, readOnly);
    assert.equal(availability.enabled, false);
    return availability.reason;
  };
  assert.match(reason('answer', undefined), /gone/);
  assert.match(reason('hangup', channel('x'), true), /read-only/);
  assert.match(reason('play', channel('x')), /Stasis/);
  assert.match(reason('answer', channel('x', { stasis })), /already up/);
  assert.match(reason('removeFromBridge', channel('x', { stasis })), /not in a bridge/);
  assert.match(reason('play', channel('x', { stasis, state: 'Down' })), /not answered/);
  assert.match(reason('answer', channel('x', { stasis, state: 'Ringing' })), /not answered/);
});
