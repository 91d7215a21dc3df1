import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snapshotDifference, type CallsBefore } from '../../../src/session/snapshotDifference';
import { application, bridge, channel } from '../tree/liveFixtures';

const nothing = (): CallsBefore => ({ channel: new Map(), bridge: new Map() });

/** An Asterisk that has taken the place of an older one. */
const START = { before: Date.UTC(2026, 10, 23, 9), now: Date.UTC(2026, 10, 23, 12) };

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
    { channel: before, bridge: new Map() },
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
  const lines = snapshotDifference({ removals: [{ kind: 'channel', id: 'x' }], upserts: [] }, nothing());
  assert.deepEqual(lines, ['channel x is gone']);
});

test('after a new start every channel and bridge there was is lost with the server, one whose id is in use again too', () => {
  const lines = snapshotDifference(
    {
      removals: [
        { kind: 'channel', id: 'gone' },
        { kind: 'bridge', id: 'room' },
      ],
      upserts: [channel('again', { name: 'PJSIP/again-2', state: 'Ring' }), bridge('hall', ['again'])],
    },
    {
      channel: new Map([
        ['gone', channel('gone', { name: 'PJSIP/gone-1' })],
        ['again', channel('again', { name: 'PJSIP/again-1' })],
      ]),
      bridge: new Map([['room', bridge('room', ['gone', 'again'])]]),
    },
    START,
  );
  assert.deepEqual(lines, [
    'Asterisk was restarted at 2026-11-23T12:00:00.000Z; 2 channels and 1 bridge were lost with the server',
    'channel PJSIP/gone-1 was lost with the server',
    'channel PJSIP/again-1 was lost with the server',
    'bridge room was lost with the server',
    'channel PJSIP/again-2 is new (Ring)',
    'bridge hall has 1 channel',
  ]);
});

test('a new start with nothing up says so, and an older Asterisk at the same address is another one', () => {
  const difference = { removals: [], upserts: [] };
  assert.deepEqual(snapshotDifference(difference, nothing(), START), [
    'Asterisk was restarted at 2026-11-23T12:00:00.000Z; no calls were up',
  ]);
  const before = { ...nothing(), channel: new Map([['c', channel('c', { name: 'PJSIP/c' })]]) };
  assert.deepEqual(snapshotDifference(difference, before, { before: START.now, now: START.before }), [
    'another Asterisk answers here, running since 2026-11-23T09:00:00.000Z; 1 channel was lost with the server',
    'channel PJSIP/c was lost with the server',
  ]);
});
