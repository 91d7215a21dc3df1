import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listenersOf } from '../../../src/actions/media/listenersOf';
import { applyChangeSet, emptyResourceTable } from '../../../src/shared/changeSet';
import { bridge, channel } from '../tree/liveFixtures';

test('who hears a recording or a sound: nobody that Asterisk refuses', () => {
  const stasis = { application: 'a', inferred: false };
  const states = ['Down', 'Rsrvd', 'Ringing', 'Ring', 'Up'];
  const table = emptyResourceTable();
  const upserts = [
    ...states.map((state) => channel(state, { state, stasis })),
    channel('elsewhere', { state: 'Up' }),
    bridge('empty'),
    bridge('room', ['Up']),
    { ...bridge('dialplan', ['elsewhere']), creator: 'ConfBridge' },
  ];
  applyChangeSet(table, { upserts, removals: [] });
  const { channels, bridges } = listenersOf(table);
  assert.deepEqual(
    channels.map(({ id }) => id),
    ['Ring', 'Up'],
  );
  assert.deepEqual(
    bridges.map(({ id }) => id),
    ['room'],
  );
});
