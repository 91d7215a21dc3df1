import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snapshotDifference } from '../../../src/session/snapshotDifference';
import { application, bridge, channel } from '../tree/liveFixtures';

test('channels and bridges that came, changed and went are a line each; nothing else is', () => {
  const before = new Map([
    ['gone', channel('gone', { name: 'PJSIP/gone-1' })],
    ['rang', channel('rang', { name: 'PJSIP/rang-1', state: 'Ringing' })],
    ['same', channel('same')],
  ]);
  const lines = snapshotDifference(
    {
      removals: [
        { kind: 'channel', id: 'gone' },
        { kind: 'bridge', id: 'b0' },
        { kind: 'playback', id: 'p0' },
      ],
      upserts: [
        channel('fresh', { name: 'PJSIP/fresh-1', state: 'Ring' }),
        channel('rang', { name: 'PJSIP/rang-1' }),
        channel('same', { caller: { name: 'other', number: '1' } }),
        bridge('b1', ['rang']),
        bridge('b2', ['rang', 'same']),
        application('other'),
      ],
    },
    before,
  );
  assert.deepEqual(lines, [
    'channel PJSIP/gone-1 is gone',
    'bridge b0 is gone',
    'channel PJSIP/fresh-1 is new (Ring)',
    'channel PJSIP/rang-1 went from Ringing to Up',
    'bridge b1 has 1 channel',
    'bridge b2 has 2 channels',
  ]);
});

test('a channel that nobody knew is named by its id', () => {
  const lines = snapshotDifference({ removals: [{ kind: 'channel', id: 'x' }], upserts: [] }, new Map());
  assert.deepEqual(lines, ['channel x is gone']);
});
