import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agedNodes } from '../../../src/tree/agedNodes';
import { durationText, tickInterval } from '../../../src/tree/durationText';
import type { TreeNode } from '../../../src/tree/nodes';
import { channel, CONNECTION, viewOf } from './liveFixtures';

test('durations', () => {
  const texts = [-5_000, 9_999, 42_999, 59_999, 60_000, 725_000, 3_723_000].map(durationText);
  assert.deepEqual(texts, ['0 s', '0 s', '40 s', '50 s', '1 min', '12 min', '1 h 02 min']);
});

test('only those grow older whose duration reads differently', () => {
  const view = viewOf([
    channel('seconds', { createdAt: 0 }),
    channel('minutes', { createdAt: -200_000 }),
    channel('unknown', { createdAt: undefined }),
    channel('half', { name: 'Local/5@c-1;1', createdAt: 0 }),
    channel('other', { name: 'Local/5@c-1;2', createdAt: 0 }),
  ]);
  const nodes: TreeNode[] = ['seconds', 'minutes', 'unknown', 'gone'].map((id) => ({
    kind: 'channel',
    connectionId: CONNECTION,
    id,
    under: { kind: 'folder' },
  }));
  nodes.push({ kind: 'localPair', connectionId: CONNECTION, id: 'Local/5@c-1' });
  const aged = (before: number, now: number): string[] =>
    agedNodes(nodes, () => view, before, now).map((node) => ('id' in node ? node.id : ''));
  assert.deepEqual(aged(10_000, 19_999), []);
  assert.deepEqual(aged(19_000, 20_000), ['seconds', 'Local/5@c-1']);
  assert.deepEqual(aged(39_000, 40_000), ['seconds', 'minutes', 'Local/5@c-1']);
});

test('the more channels, the slower the durations tick', () => {
  assert.deepEqual(
    [0, 50, 51, 500, 501, 5_000].map(tickInterval),
    [1_000, 1_000, 10_000, 10_000, 60_000, 60_000],
  );
});
