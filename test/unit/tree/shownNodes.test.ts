import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeId, type TreeNode } from '../../../src/tree/nodes';
import { RefreshQueue } from '../../../src/tree/refreshQueue';
import { ShownNodes } from '../../../src/tree/shownNodes';
import { CONNECTION } from './liveFixtures';

const SERVER: TreeNode = { kind: 'server', connectionId: CONNECTION };
const FOLDER: TreeNode = { kind: 'folder', connectionId: CONNECTION, id: 'channel' };
const channelNode = (id: string): TreeNode => ({
  kind: 'channel',
  connectionId: CONNECTION,
  id,
  under: { kind: 'folder' },
});

test('a node stays the same object for as long as it is shown', () => {
  const shown = new ShownNodes();
  const [first] = shown.setChildren(FOLDER, [channelNode('a')]);
  const [again] = shown.setChildren(FOLDER, [channelNode('a'), channelNode('b')]);
  assert.equal(again, first);
  assert.equal(shown.channelCount, 2);
});

test('what left the tree is forgotten, with all beneath it', () => {
  const shown = new ShownNodes();
  shown.setChildren(undefined, [SERVER]);
  shown.setChildren(SERVER, [FOLDER]);
  shown.setChildren(FOLDER, [channelNode('a')]);
  shown.setChildren(undefined, []);
  assert.equal(shown.get(nodeId(SERVER)), undefined);
  assert.equal(shown.get(nodeId(channelNode('a'))), undefined);
  assert.equal(shown.channelCount, 0);
  assert.equal(shown.childCount(FOLDER), 0);
});

test('what is beneath a node is counted through all levels', () => {
  const shown = new ShownNodes();
  shown.setChildren(undefined, [SERVER]);
  shown.setChildren(SERVER, [FOLDER]);
  shown.setChildren(FOLDER, [channelNode('a'), channelNode('b')]);
  assert.deepEqual(
    [2, 3].map((limit) => shown.holdsMoreThan(SERVER, limit)),
    [true, false],
  );
});

function queueOf(childCount: number): { queue: RefreshQueue; sent: TreeNode[][]; run: () => void } {
  const sent: TreeNode[][] = [];
  let later: (() => void) | undefined;
  const queue = new RefreshQueue({
    refresh: (nodes) => sent.push(nodes),
    childCount: (node) => (node.kind === 'folder' ? childCount : 0),
    schedule: (run) => {
      assert.equal(later, undefined, 'one timer at a time');
      later = run;
      return { dispose: () => (later = undefined) };
    },
  });
  const run = (): void => {
    const due = later;
    later = undefined;
    due?.();
  };
  return { queue, sent, run };
}

test('a parent brings its children along', () => {
  const { queue, sent } = queueOf(10);
  queue.add([channelNode('a'), FOLDER, channelNode('b')]);
  assert.deepEqual(sent, [[FOLDER]]);
});

test('a folder with thousands of children waits, its changed channels do not', () => {
  const { queue, sent, run } = queueOf(5_000);
  queue.add([FOLDER, channelNode('a')]);
  queue.add([FOLDER]);
  assert.deepEqual(sent, [[channelNode('a')]]);
  run();
  assert.deepEqual(sent[1], [FOLDER]);
  run();
  assert.equal(sent.length, 2);
});

test('nothing is sent after the end', () => {
  const { queue, sent, run } = queueOf(5_000);
  queue.add([FOLDER]);
  queue.dispose();
  run();
  assert.deepEqual(sent, []);
});
