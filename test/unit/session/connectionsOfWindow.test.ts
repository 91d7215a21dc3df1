import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bench, held, profileOf, settled } from './connectionsBench';

test('a connection of the window stands after the saved ones, changes, and goes with its session', async () => {
  const { connections, sessions } = bench();
  connections.setOfWindow(profileOf('w', { simulated: true }));
  connections.setProfiles([profileOf('a')]);
  assert.deepEqual(
    connections.list().map(({ id }) => id),
    ['a', 'w'],
  );
  await connections.connect('w');
  await connections.serve('w', 'myapp');
  connections.setProfiles([]);
  assert.equal(connections.profile('w')?.application, 'myapp');
  assert.deepEqual(
    sessions.map(({ closes }) => closes),
    [1, 0],
    'the settings do not touch it',
  );
  connections.setOfWindow(profileOf('w', { readOnly: true, simulated: true }));
  await settled();
  assert.deepEqual([sessions[1]?.closes, connections.profile('w')?.readOnly], [1, true]);
  await connections.connect('w');
  const gone = held<undefined>();
  const last = sessions.at(-1)!;
  last.gone = gone.promise;
  let isRemoved = false;
  const removing = connections.removeOfWindow('w').then(() => (isRemoved = true));
  await settled();
  assert.deepEqual([connections.list(), last.closes, isRemoved], [[], 1, false], 'its socket is still there');
  gone.resolve(undefined);
  await removing;
  assert.deepEqual(connections.state('w'), { status: 'disconnected' });
  // Served in the one before; that is forgotten with it.
  connections.setOfWindow(profileOf('w', { simulated: true }));
  assert.equal(connections.profile('w')?.mode, 'watch');
});
