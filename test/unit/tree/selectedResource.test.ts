import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IN_FOLDER, type TreeNode } from '../../../src/tree/nodes';
import { resourceNode, selectedResource } from '../../../src/tree/selectedResource';
import { childrenOf } from '../../../src/tree/treeModel';
import { bridge, channel, CONNECTION, viewOf } from './liveFixtures';

const key = (kind: 'bridge' | 'channel' | 'endpoint', id: string) => ({ connectionId: CONNECTION, kind, id });

test('one channel or bridge is selected, wherever it stands; more than one, or another node, is none', () => {
  const under = { kind: 'bridge', id: 'b' } as const;
  const node: TreeNode = { kind: 'channel', connectionId: CONNECTION, id: 'c', under };
  assert.deepEqual(selectedResource([node]), key('channel', 'c'));
  const other: TreeNode = { kind: 'bridge', connectionId: CONNECTION, id: 'b' };
  assert.deepEqual(selectedResource([other]), key('bridge', 'b'));
  assert.equal(selectedResource([node, other]), undefined);
  assert.equal(selectedResource([]), undefined);
  assert.equal(selectedResource([{ kind: 'server', connectionId: CONNECTION }]), undefined);
  assert.equal(selectedResource([{ kind: 'localPair', connectionId: CONNECTION, id: 'Local/x' }]), undefined);
});

test('a channel is shown in its folder, half a Local channel in its pair, what is gone nowhere', () => {
  const resources = [
    channel('a', { name: 'Local/500@ctx-00000001;1' }),
    channel('b', { name: 'Local/500@ctx-00000001;2' }),
    channel('c', { name: 'Local/600@ctx-00000002;2' }),
    bridge('room'),
  ];
  const view = viewOf(resources);
  const place = (id: string): unknown => {
    const node = resourceNode(key('channel', id), view);
    return node?.kind === 'channel' ? node.under : node;
  };
  const pair = { kind: 'localPair', id: 'Local/500@ctx-00000001' } as const;
  assert.deepEqual([place('a'), place('b'), place('c'), place('gone')], [pair, pair, IN_FOLDER, undefined]);
  const folder: TreeNode = { kind: 'folder', connectionId: CONNECTION, id: 'bridge' };
  assert.deepEqual([resourceNode(key('bridge', 'room'), view)], childrenOf(folder, view));
  assert.equal(resourceNode(key('bridge', 'gone'), view), undefined);
  assert.equal(resourceNode(key('endpoint', 'PJSIP/x'), view), undefined);
  assert.equal(resourceNode(key('channel', 'a'), { ...view, live: undefined }), undefined);
});
