import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localPairName } from '../../../src/shared/localPairName';
import { endpointOf } from '../../../src/shared/endpointOf';
import type { FolderKind } from '../../../src/tree/folders';
import { nodeId, parentOf, type TreeNode } from '../../../src/tree/nodes';
import { childrenOf } from '../../../src/tree/treeModel';
import { application, bridge, channel, CONNECTION, endpoint, viewOf } from './liveFixtures';

const folder = (kind: FolderKind): TreeNode => ({ kind: 'folder', connectionId: CONNECTION, id: kind });
const SERVER: TreeNode = { kind: 'server', connectionId: CONNECTION };

function named(nodes: readonly TreeNode[]): string[] {
  return nodes.map((node) => ('id' in node ? `${node.kind} ${node.id}` : node.kind));
}

test('a server without a session has no children, one with a session its folders', () => {
  const view = viewOf([]);
  assert.deepEqual(childrenOf(SERVER, { ...view, live: undefined }), []);
  assert.deepEqual(
    childrenOf(SERVER, view).map((node) => (node.kind === 'folder' ? node.id : node.kind)),
    ['application', 'channel', 'bridge', 'endpoint', 'media', 'system'],
  );
});

test('channels stand oldest first, the unknown age last', () => {
  const view = viewOf([
    channel('new', { createdAt: 30 }),
    channel('ageless', { createdAt: undefined }),
    channel('old', { createdAt: 10 }),
    channel('middle', { createdAt: 20 }),
  ]);
  assert.deepEqual(named(childrenOf(folder('channel'), view)), [
    'channel old',
    'channel middle',
    'channel new',
    'channel ageless',
  ]);
});

test('both halves of a Local channel are one pair, a lone half stands alone', () => {
  const view = viewOf([
    channel('b', { name: 'Local/500@ctx-00000001;2', createdAt: 5 }),
    channel('a', { name: 'Local/500@ctx-00000001;1', createdAt: 6 }),
    channel('c', { name: 'Local/600@ctx-00000002;2', createdAt: 7 }),
  ]);
  const [pair, lone, ...more] = childrenOf(folder('channel'), view);
  assert.equal(more.length, 0);
  assert.deepEqual(pair, { kind: 'localPair', connectionId: CONNECTION, id: 'Local/500@ctx-00000001' });
  assert.deepEqual(named([lone!]), ['channel c']);
  assert.deepEqual(named(childrenOf(pair, view)), ['channel a', 'channel b']);
});

test('the same channel beneath folder, application and bridge is three nodes with their own parents', () => {
  const view = viewOf([
    channel('x', { stasis: { application: 'myapp', inferred: false }, bridgeId: 'b1' }),
    application('myapp'),
    bridge('b1', ['x', 'not-in-the-model']),
  ]);
  const places: TreeNode[] = [
    folder('channel'),
    { kind: 'application', connectionId: CONNECTION, id: 'myapp' },
    { kind: 'bridge', connectionId: CONNECTION, id: 'b1' },
  ];
  const nodes = places.map((place) => {
    const children = childrenOf(place, view);
    assert.deepEqual(named(children), ['channel x']);
    assert.deepEqual(parentOf(children[0]!), place);
    return children[0]!;
  });
  assert.equal(new Set(nodes.map(nodeId)).size, 3);
});

test('node ids keep the parts of hostile names apart', () => {
  const inApplication = (id: string, name: string): TreeNode => ({
    kind: 'channel',
    connectionId: CONNECTION,
    id,
    under: { kind: 'application', id: name },
  });
  assert.notEqual(nodeId(inApplication('a","application","b', 'c')), nodeId(inApplication('a', 'b","c')));
  assert.notEqual(nodeId(inApplication('a|b', 'c')), nodeId(inApplication('a', 'b|c')));
});

test('our application stands before the others', () => {
  const view = viewOf([application('a'), application('z', { ours: true }), application('b')]);
  assert.deepEqual(named(childrenOf(folder('application'), view)), [
    'application z',
    'application a',
    'application b',
  ]);
});

test('every child names its parent, all the way up', () => {
  const view = viewOf([
    channel('1', { name: 'Local/a-b@c-1;1' }),
    channel('2', { name: 'Local/a-b@c-1;2', stasis: { application: 'app', inferred: true } }),
    application('app'),
    bridge('br', ['1']),
    endpoint('PJSIP', 'alice'),
  ]);
  let visited = 0;
  const visit = (node: TreeNode): void => {
    for (const child of childrenOf(node, view)) {
      assert.deepEqual(parentOf(child), node);
      visited += 1;
      visit(child);
    }
  };
  visit(SERVER);
  // Folders and those in the groups, application, pair, bridge, technology; beneath them; the unnamed variable.
  assert.equal(visited, 6 + 9 + 4 + (1 + 2 + 1 + 1) + 1);
});

test('channel names tell pair and endpoint', () => {
  assert.equal(localPairName('Local/500@from-trunk-00000001;1'), 'Local/500@from-trunk-00000001');
  assert.equal(localPairName('PJSIP/x;1'), undefined);
  assert.equal(endpointOf('PJSIP/alice-smith-0000001f'), 'PJSIP/alice-smith');
  assert.equal(endpointOf('Local/500@from-trunk-00000001;1'), 'Local/500@from-trunk');
  assert.equal(endpointOf('Surrogate'), undefined);
});

test('endpoints count their channels', () => {
  const { live } = viewOf([channel('1'), channel('2'), channel('3', { name: 'PJSIP/bob-3' })]);
  assert.equal(live?.index.countOfEndpoint('PJSIP/alice'), 2);
  assert.equal(live.index.countOfEndpoint('PJSIP/bob'), 1);
  assert.equal(live.index.countOfEndpoint('PJSIP/carol'), 0);
});
