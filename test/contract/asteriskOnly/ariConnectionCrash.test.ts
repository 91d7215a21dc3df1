import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitFor } from '../../support/waitFor';
import { reach, typesOf, watch } from '../watchedConnection';
import { asteriskBed } from './asteriskBed';

const bed = asteriskBed();

test('a killed Asterisk is awaited; when it is back, so are the events, after a gap', async (context) => {
  const watched = watch(context, bed.server, ['survivor']);
  await reach(watched, 'live');
  await bed.server.asterisk.kill9();
  await reach(watched, 'waitingToRetry');
  await bed.server.asterisk.restart();
  const { since } = await reach(watched, 'live');
  assert.equal(watched.gaps.length, 1);
  const [gap] = watched.gaps;
  assert.ok(gap !== undefined && gap.from < gap.to && gap.to <= since);
  assert.equal(watched.snapshots.length, 2);
  assert.ok(!watched.states.some(({ status }) => status === 'failed'));
  await bed.server.originateQuietly('501');
  await waitFor('an event', () => typesOf(watched).includes('ChannelCreated'));
  await bed.server.hangUpAll();
});
