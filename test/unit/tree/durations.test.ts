import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agedNodes } from '../../../src/tree/agedNodes';
import { durationText, momentOf, tickInterval, type Moment } from '../../../src/tree/durationText';
import type { TreeNode } from '../../../src/tree/nodes';
import { channel, CONNECTION, viewOf } from './liveFixtures';

const LENGTHS = [-5_000, 9_999, 42_999, 59_999, 60_000, 725_000, 3_723_000];

test('durations', () => {
  const texts = LENGTHS.map((ms) => durationText(ms, false));
  assert.deepEqual(texts, ['0 s', '0 s', '40 s', '50 s', '1 min', '12 min', '1 h 02 min']);
});

test('durations in fine steps: ten seconds during the first ten minutes', () => {
  const texts = [...LENGTHS, 89_999, 599_999, 600_000].map((ms) => durationText(ms, true));
  assert.deepEqual(texts, [
    '0 s',
    '0 s',
    '40 s',
    '50 s',
    '1:00',
    '12 min',
    '1 h 02 min',
    '1:20',
    '9:50',
    '10 min',
  ]);
  // No shorter step, whatever the age: a row that is drawn anew loses its tooltip and a click.
  let [text, since] = [durationText(0, true), 0];
  for (let ms = 0; ms < 7_200_000; ms += 1_000) {
    const next = durationText(ms, true);
    if (next === text) continue;
    assert.ok(ms - since >= 10_000, `${text} stood for ${ms - since} ms only`);
    [text, since] = [next, ms];
  }
});

test('steps are fine for up to 50 shown channels', () => {
  assert.deepEqual(
    [0, 50, 51].map((shown) => momentOf(7, shown)),
    [true, true, false].map((isFine) => ({ now: 7, isFine })),
  );
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
  const namesOf = (before: Moment, after: Moment): string[] =>
    agedNodes(nodes, () => view, before, after).map((node) => ('id' in node ? node.id : ''));
  const aged = (before: number, now: number): string[] =>
    namesOf({ now: before, isFine: false }, { now, isFine: false });
  assert.deepEqual(aged(10_000, 19_999), []);
  assert.deepEqual(aged(19_000, 20_000), ['seconds', 'Local/5@c-1']);
  assert.deepEqual(aged(39_000, 40_000), ['seconds', 'minutes', 'Local/5@c-1']);
  // One channel more or less can change the steps: what reads differently by that is told as well.
  assert.deepEqual(namesOf({ now: 5_000, isFine: false }, { now: 5_000, isFine: true }), ['minutes']);
});

test('the more channels, the slower the durations tick', () => {
  assert.deepEqual(
    [0, 50, 51, 500, 501, 5_000].map(tickInterval),
    [1_000, 1_000, 10_000, 10_000, 60_000, 60_000],
  );
});
