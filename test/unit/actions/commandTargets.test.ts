import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandTargets } from '../../../src/actions/commandTargets';
import type { Connections } from '../../../src/session/connections';

/** Connections with one session of so many Local channels, two halves each; counts how often they are looked through. */
function localChannels(pairs: number) {
  const halves = Array.from({ length: pairs }, (_, pair) =>
    [1, 2].map((half) => ({
      id: `c${String(pair)}-${String(half)}`,
      name: `Local/500@x-${String(pair)};${String(half)}`,
    })),
  );
  let looks = 0;
  const channel = {
    values: () => {
      looks += 1;
      return halves.flat().values();
    },
  };
  const session = (id: string) => (id === 'one' ? { store: { resources: { channel } } } : undefined);
  return { connections: { session } as unknown as Connections, looks: () => looks };
}

test('thousands of chosen pairs: one half of each, and the channels looked through once', () => {
  const { connections, looks } = localChannels(5_000);
  const references = Array.from({ length: 5_000 }, (_, pair) => {
    return { kind: 'localPair', connectionId: 'one', id: `Local/500@x-${String(pair)}` } as const;
  });
  const targets = commandTargets(connections, 'hangup', references);
  assert.equal(targets.length, 1);
  assert.equal(targets[0]?.ids.length, 5_000);
  assert.equal(targets[0].ids[0], 'c0-1');
  assert.equal(looks(), 1);
});

test('channels themselves, pairs that have gone, and servers that are not there', () => {
  const { connections } = localChannels(1);
  const targets = commandTargets(connections, 'hangup', [
    { kind: 'channel', connectionId: 'one', id: 'c7' },
    { kind: 'localPair', connectionId: 'one', id: 'Local/gone' },
    { kind: 'localPair', connectionId: 'two', id: 'Local/500@x-0' },
    { kind: 'bridge', connectionId: 'one', id: 'b' },
  ]);
  assert.deepEqual(targets, [{ connectionId: 'one', kind: 'channel', ids: ['c7'] }]);
});

test('an action on one takes the first, by its own kind; what it is not about is left out', () => {
  const { connections } = localChannels(1);
  const endpoint = { kind: 'endpoint', connectionId: 'one', id: 'PJSIP/alice' };
  const channels = ['c1', 'c2'].map((id) => ({ kind: 'channel', connectionId: 'one', id }));
  assert.deepEqual(commandTargets(connections, 'record', channels), [
    { connectionId: 'one', kind: 'channel', ids: ['c1'] },
  ]);
  assert.deepEqual(commandTargets(connections, 'record', [endpoint]), []);
  assert.deepEqual(commandTargets(connections, 'userEvent', [endpoint]), [
    { connectionId: 'one', kind: 'endpoint', ids: ['PJSIP/alice'] },
  ]);
});
