import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveChange } from '../../../src/model/liveChange';
import type { LiveResource } from '../../../src/shared/liveResources';
import { refreshPlan } from '../../../src/tree/refreshPlan';
import { nodeId, parentOf, type TreeNode } from '../../../src/tree/nodes';
import { childrenOf } from '../../../src/tree/treeModel';
import { application, bridge, channel, CONNECTION, endpoint, viewOf } from './liveFixtures';

function change(before: LiveResource | undefined, after: LiveResource | undefined): LiveChange {
  const { kind, id } = (after ?? before)!;
  return { kind, id, before, after };
}

/** What is refreshed, in words. */
function planned(...changes: readonly LiveChange[]): string[] {
  return [...refreshPlan(CONNECTION, changes).values()]
    .map((node) => {
      if (node.kind === 'folder') return `folder ${node.id}`;
      if (node.kind === 'server') return 'server';
      if (node.kind !== 'channel') return `${node.kind} ${'id' in node ? node.id : ''}`;
      const { under } = node;
      return `channel ${node.id} in ${under.kind === 'folder' ? 'folder' : `${under.kind} ${under.id}`}`;
    })
    .sort();
}

const stasis = { application: 'myapp', inferred: false };

test('a changed field refreshes the channel where it is shown, and nothing else', () => {
  const before = channel('x', { state: 'Ring', stasis, bridgeId: 'b' });
  assert.deepEqual(planned(change(before, { ...before, state: 'Up' })), [
    'channel x in application myapp',
    'channel x in bridge b',
    'channel x in folder',
  ]);
});

test('a new or gone channel refreshes its parents and the count of its endpoint', () => {
  const it = channel('x', { stasis, bridgeId: 'b' });
  const parents = ['application myapp', 'bridge b', 'endpoint PJSIP/alice', 'folder channel'];
  assert.deepEqual(planned(change(undefined, it)), parents);
  assert.deepEqual(planned(change(it, undefined)), parents);
});

test('a channel that moves from one application to another refreshes both', () => {
  const before = channel('x', { stasis });
  const after = channel('x', { stasis: { application: 'other', inferred: true } });
  assert.deepEqual(planned(change(before, after)), [
    'application myapp',
    'application other',
    'channel x in folder',
  ]);
});

test('a renamed channel (masquerade) moves: the folder is refreshed', () => {
  const before = channel('x');
  assert.deepEqual(planned(change(before, { ...before, name: 'PJSIP/bob-x' })), [
    'endpoint PJSIP/alice',
    'endpoint PJSIP/bob',
    'folder channel',
  ]);
});

test('half of a Local channel refreshes its pair', () => {
  const before = channel('x', { name: 'Local/5@c-1;1' });
  assert.deepEqual(planned(change(before, { ...before, state: 'Down' })), [
    'channel x in folder',
    'localPair Local/5@c-1',
  ]);
});

test('members that come and go refresh the bridge; a new bridge the folder', () => {
  assert.deepEqual(planned(change(bridge('b'), bridge('b', ['x']))), ['bridge b']);
  assert.deepEqual(planned(change(undefined, bridge('b'))), ['folder bridge']);
  assert.deepEqual(planned(change(bridge('b'), undefined)), ['folder bridge']);
});

test('applications and endpoints', () => {
  const app = application('a', { inferred: true });
  assert.deepEqual(planned(change(app, application('a'))), ['application a']);
  assert.deepEqual(planned(change(app, application('a', { ours: true }))), ['folder application']);
  const alice = endpoint('PJSIP', 'alice');
  // The technology counts those online.
  assert.deepEqual(planned(change(alice, endpoint('PJSIP', 'alice', 'offline'))), ['technology PJSIP']);
  assert.deepEqual(planned(change(alice, { ...alice, raw: { channel_ids: [] } })), ['endpoint PJSIP/alice']);
  assert.deepEqual(planned(change(undefined, alice)), ['folder endpoint']);
});

test('a playback that begins or ends refreshes its folder and the group above, which counts them', () => {
  const playback = { kind: 'playback', id: 'p', mediaUri: '', targetUri: '', state: '', raw: {} } as const;
  assert.deepEqual(planned(change(undefined, playback)), ['folder media']);
  assert.deepEqual(planned(change(playback, undefined)), ['folder media']);
  assert.deepEqual(planned(change(playback, { ...playback, state: 'done' })), ['playback p']);
});

test('what is refreshed never exceeds the changed nodes and their parents, at 5,000 channels', () => {
  const before = Array.from({ length: 5_000 }, (_, index) =>
    channel(String(index), {
      name:
        index % 10 < 2
          ? `Local/7@c-${index - (index % 10)};${(index % 10) + 1}`
          : `PJSIP/e${index % 50}-${index}`,
      createdAt: index,
      stasis: index % 3 === 0 ? { application: `app${index % 7}`, inferred: false } : undefined,
      bridgeId: index % 4 === 0 ? `b${index % 20}` : undefined,
    }),
  );
  const resources: LiveResource[] = [
    ...before,
    ...Array.from({ length: 7 }, (_, index) => application(`app${index}`)),
    ...Array.from({ length: 20 }, (_, index) =>
      bridge(
        `b${index}`,
        before.filter(({ bridgeId }) => bridgeId === `b${index}`).map(({ id }) => id),
      ),
    ),
  ];
  const view = viewOf(resources);
  /** Every node of the whole tree that shows one of these channels. */
  const shown = new Map<string, TreeNode[]>();
  const visit = (node: TreeNode): void => {
    for (const child of childrenOf(node, view)) {
      if (child.kind === 'channel') shown.set(child.id, [...(shown.get(child.id) ?? []), child]);
      visit(child);
    }
  };
  visit({ kind: 'server', connectionId: CONNECTION });
  assert.equal(shown.size, 5_000);

  const changed = before.filter((_, index) => index % 37 === 0);
  const plan = refreshPlan(
    CONNECTION,
    changed.map((one) => change(one, { ...one, state: 'Ringing' })),
  );
  const allowed = new Set<string>();
  for (const { id } of changed) {
    for (const node of shown.get(id)!) {
      allowed.add(nodeId(node));
      const parent = parentOf(node);
      if (parent?.kind === 'localPair') allowed.add(nodeId(parent));
    }
  }
  const isShown = new Set(
    [...shown.values()].flat().flatMap((node) => [nodeId(node), nodeId(parentOf(node)!)]),
  );
  const refreshed = [...plan.keys()].filter((id) => isShown.has(id));
  assert.ok(refreshed.length >= changed.length, 'each changed channel is refreshed somewhere');
  for (const id of refreshed) assert.ok(allowed.has(id), `${id} was refreshed for nothing`);
  // And each place of each changed channel is reached, itself or through its pair.
  for (const { id } of changed) {
    for (const node of shown.get(id)!) {
      assert.ok(plan.has(nodeId(node)) || plan.has(nodeId(parentOf(node)!)), `${nodeId(node)} stays stale`);
    }
  }
});

test('5,000 halves of Local channels are 2,500 children of the folder', () => {
  const channels = Array.from({ length: 5_000 }, (_, index) =>
    channel(String(index), { name: `Local/1@c-${index >> 1};${(index % 2) + 1}`, createdAt: 5_000 - index }),
  );
  const children = childrenOf({ kind: 'folder', connectionId: CONNECTION, id: 'channel' }, viewOf(channels));
  assert.equal(children.length, 2_500);
});
