import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bench, profileOf } from './connectionsBench';

test('a session is told what was lost since the one before it was closed', async () => {
  const { connections, sessions } = bench();
  connections.setProfiles([profileOf('a'), profileOf('b')]);
  await connections.connect('a');
  assert.equal(sessions[0]?.outageBefore, undefined);
  const outage = { since: { wall: 5, monotonic: 5 }, reason: 'Disconnected.' };
  sessions[0]!.outage = outage;
  await connections.disconnect('a');
  await connections.connect('b');
  await connections.connect('a');
  assert.deepEqual(
    sessions.map(({ outageBefore }) => outageBefore),
    [undefined, undefined, outage],
  );
});

test('types switched off are told by connection, and not by a session on its way out', async () => {
  const { connections, sessions } = bench();
  const told: string[] = [];
  connections.onDidChangeEventFilter((id) => told.push(id));
  connections.setProfiles([profileOf('a')]);
  await connections.connect('a');
  sessions[0]?.filterChanges.fire();
  await connections.disconnect('a');
  sessions[0]?.filterChanges.fire();
  assert.deepEqual(told, ['a']);
});
