import assert from 'node:assert/strict';
import { readFrame, type EventFrame } from '../../src/ari/eventFrame';
import type { LiveUpdate } from '../../src/model/liveChange';
import { LiveStore } from '../../src/model/liveStore';
import { ChannelIndex } from '../../src/tree/channelIndex';
import { EndpointIndex } from '../../src/tree/endpointIndex';
import { IN_FOLDER, nodeId, type TreeNode } from '../../src/tree/nodes';
import { refreshPlan } from '../../src/tree/refreshPlan';
import type { LiveView, ServerView } from '../../src/tree/serverView';
import { ShownNodes } from '../../src/tree/shownNodes';
import { childrenOf } from '../../src/tree/treeModel';
import type { BenchReport } from './benchLine';
import { channelValue } from './eventFrames';
import { compare, inMs } from './measure';

const CHANNELS = 5_000;
const CHANGES = 50;
const RUNS = 7;
const SERVER = 'server';

function viewOf(store: LiveStore): ServerView {
  const profile = {
    id: SERVER,
    name: SERVER,
    url: 'http://127.0.0.1:8088',
    user: 'user',
    mode: 'watch',
    application: undefined,
    readOnly: false,
    caFile: undefined,
  } as const;
  const { resources } = store;
  const live: LiveView = {
    resources,
    index: new ChannelIndex(resources.channel),
    endpoints: new EndpointIndex(resources.endpoint),
    ourApplication: 'watcher',
    list: () => ({ items: undefined, isLoading: false, problem: undefined }),
    deviceOf: () => undefined,
  };
  return { profile, state: { status: 'live', since: 0 }, version: '22', live };
}

function eventOf(type: string, channel: unknown): EventFrame {
  return readFrame(JSON.stringify({ type, channel }));
}

/** Notes everything beneath `node` as shown, as if all were unfolded; returns how many nodes. */
function unfold(shown: ShownNodes, view: ServerView, node: TreeNode): number {
  const children = shown.setChildren(node, childrenOf(node, view));
  return children.reduce((count, child) => count + unfold(shown, view, child), children.length);
}

/** One channel of 5,000 changes: the nodes that are refreshed, and the time, against showing all anew. */
export async function treeRefresh(): Promise<BenchReport> {
  const store = new LiveStore(['watcher'], () => ({ dispose: () => undefined }));
  const updates: LiveUpdate[] = [];
  store.onDidUpdate((update) => updates.push(update));
  for (let number = 0; number < CHANNELS; number += 1) {
    store.apply(eventOf('ChannelCreated', channelValue(number, 'Ring')));
  }
  store.flush();
  const shown = new ShownNodes();
  const server: TreeNode = { kind: 'server', connectionId: SERVER };
  const total = unfold(shown, viewOf(store), server);
  let changed = 0;
  let refreshed = 0;
  const change = (): LiveUpdate => {
    changed += 1;
    const state = changed % (2 * CHANNELS) < CHANNELS ? 'Up' : 'Ring';
    store.apply(eventOf('ChannelStateChange', channelValue(changed % CHANNELS, state)));
    store.flush();
    const update = updates.at(-1);
    assert.equal(update?.changes.length, 1);
    return update;
  };
  const found = await compare(
    RUNS,
    () => {
      for (let count = 0; count < CHANGES; count += 1) {
        const plan = refreshPlan(SERVER, change().changes);
        refreshed = [...plan.keys()].filter((id) => shown.get(id)).length;
        assert.ok(refreshed > 0);
      }
    },
    () => {
      for (let count = 0; count < CHANGES; count += 1) {
        change();
        unfold(shown, viewOf(store), server);
      }
    },
  );
  const id = String(channelValue(1, 'Up').id);
  assert.ok(shown.get(nodeId({ kind: 'channel', connectionId: SERVER, id, under: IN_FOLDER })));
  return {
    input: `${String(CHANNELS)} channels in one application, all ${String(total)} nodes unfolded, ${String(CHANGES)} changes a run, ${String(RUNS)} runs`,
    lines: [
      {
        what: 'tree: nodes refreshed when one channel changes',
        ours: `${String(refreshed)} nodes (the channel in each of its places)`,
        peer: 'the whole tree',
        theirs: `${String(total)} nodes`,
        ratio: `1 : ${String(Math.round(total / refreshed))}`,
      },
      {
        what: 'tree: event → refresh plan',
        ours: inMs(found.ours / CHANGES),
        peer: 'event → all children anew',
        theirs: inMs(found.peer / CHANGES),
        ratio: `1 : ${String(Math.round(found.peer / found.ours))}`,
      },
    ],
  };
}
