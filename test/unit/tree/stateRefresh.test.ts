import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TreeNode } from '../../../src/tree/nodes';
import { ShownNodes } from '../../../src/tree/shownNodes';
import { StateRefresh } from '../../../src/tree/stateRefresh';
import { childrenOf } from '../../../src/tree/treeModel';
import { channel, CONNECTION, viewOf } from './liveFixtures';

const SERVER: TreeNode = { kind: 'server', connectionId: CONNECTION };
const SESSION = {};
const LIVE = { session: SESSION, isLive: true };
const LOST = { session: SESSION, isLive: false };

/** A tree with so many channels, all unfolded, and a clock in the test's hands. */
function rig(channels: number) {
  const view = viewOf(Array.from({ length: channels }, (_, index) => channel(String(index))));
  const shown = new ShownNodes();
  let fetched = 0;
  let refreshes = 0;
  const unfold = (node: TreeNode): void => {
    const children = shown.setChildren(node, childrenOf(node, view));
    fetched += children.length;
    children.forEach(unfold);
  };
  shown.setChildren(undefined, [SERVER]);
  unfold(SERVER);
  fetched = 0;
  let now = 0;
  const timers = new Map<() => void, number>();
  const states = new StateRefresh({
    refresh: (connectionId) => {
      refreshes += 1;
      // What VS Code does: it asks for everything that is unfolded beneath.
      unfold({ kind: 'server', connectionId });
    },
    holdsMoreThan: (connectionId, limit) => shown.holdsMoreThan({ kind: 'server', connectionId }, limit),
    schedule: (run, delayMs) => {
      timers.set(run, now + delayMs);
      return { dispose: () => timers.delete(run) };
    },
  });
  const pass = (ms: number): void => {
    now += ms;
    for (const [run, due] of [...timers]) if (due <= now && timers.delete(run)) run();
  };
  return { states, pass, fetched: () => fetched, refreshes: () => refreshes };
}

/** Ten minutes without the server: backoff from 0.5 s to 30 s, two states an attempt; then it is back. */
function loseForTenMinutes({ states, pass }: ReturnType<typeof rig>): number {
  let told = 0;
  const tell = (look: typeof LIVE): void => {
    told += 1;
    states.changed(CONNECTION, look);
  };
  tell(LIVE);
  tell(LOST);
  let delay = 500;
  for (let ms = 0; ms < 600_000; ms += delay, delay = Math.min(30_000, delay * 2)) {
    pass(delay);
    tell(LOST);
    tell(LOST);
  }
  tell(LIVE);
  return told;
}

test('5,000 channels kept beneath a lost server are fetched again at most every 10 s', () => {
  const tree = rig(5_000);
  const told = loseForTenMinutes(tree);
  // With the folders, those in the groups, and the row that asks for a global variable.
  const beneath = 5_000 + 6 + 9 + 1;
  // Live, lost, live again; and each attempt's two states in one.
  assert.ok(tree.refreshes() <= 3 + Math.ceil(600_000 / 30_000) + 1, `${tree.refreshes()} refreshes`);
  assert.ok(tree.refreshes() < told / 2 + 3);
  assert.equal(tree.fetched(), tree.refreshes() * beneath);
});

test('the first attempts, within seconds of each other, cost one refresh', () => {
  const tree = rig(5_000);
  tree.states.changed(CONNECTION, LIVE);
  tree.states.changed(CONNECTION, LOST);
  const before = tree.refreshes();
  for (let attempt = 0; attempt < 12; attempt += 1) {
    tree.pass(700);
    tree.states.changed(CONNECTION, LOST);
  }
  assert.equal(tree.refreshes(), before);
  tree.pass(10_000);
  assert.equal(tree.refreshes(), before + 1);
});

test('what changes the nodes beneath is shown at once, and a waiting refresh is called off', () => {
  const tree = rig(5_000);
  tree.states.changed(CONNECTION, LIVE);
  tree.states.changed(CONNECTION, LOST);
  tree.states.changed(CONNECTION, LOST);
  assert.equal(tree.refreshes(), 2);
  tree.states.changed(CONNECTION, LIVE);
  assert.equal(tree.refreshes(), 3);
  tree.states.changed(CONNECTION, { session: {}, isLive: true });
  assert.equal(tree.refreshes(), 4);
  tree.pass(60_000);
  assert.equal(tree.refreshes(), 4);
});

test('a small server shows every state', () => {
  const tree = rig(100);
  for (let count = 0; count < 5; count += 1) tree.states.changed(CONNECTION, LOST);
  assert.equal(tree.refreshes(), 5);
});

test('nothing is refreshed after the end', () => {
  const tree = rig(5_000);
  tree.states.changed(CONNECTION, LOST);
  tree.states.changed(CONNECTION, LOST);
  tree.states.dispose();
  tree.pass(60_000);
  assert.equal(tree.refreshes(), 1);
});
