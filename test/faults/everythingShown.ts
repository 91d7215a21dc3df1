import assert from 'node:assert/strict';
import type { EventLog } from '../../src/capture/eventLog';
import type { ServerSession } from '../../src/session/serverSession';
import { ChannelIndex } from '../../src/tree/channelIndex';
import { EndpointIndex } from '../../src/tree/endpointIndex';
import { GROUPS, SERVER_FOLDERS } from '../../src/tree/folders';
import type { ItemContent } from '../../src/tree/itemContent';
import { nodeContent } from '../../src/tree/nodeContent';
import type { TreeNode } from '../../src/tree/nodes';
import type { LiveView, ServerView } from '../../src/tree/serverView';
import { childrenOf } from '../../src/tree/treeModel';

const PLAIN = ['application', 'bridge', 'endpoint', 'playback'] as const;

function nodesOf(session: ServerSession, index: ChannelIndex): TreeNode[] {
  const connectionId = session.profile.id;
  const { resources } = session.store;
  const under = { kind: 'folder' } as const;
  return [
    { kind: 'server', connectionId },
    ...[...SERVER_FOLDERS, ...Object.values(GROUPS).flat()].map(
      (id) => ({ kind: 'folder', connectionId, id }) as const,
    ),
    ...PLAIN.flatMap((kind) => [...resources[kind].keys()].map((id) => ({ kind, connectionId, id }))),
    ...index.sorted.map(({ id }) => ({ kind: 'channel', connectionId, id, under }) as const),
  ];
}

function checkContent({ label, description, spoken, tooltip }: ItemContent): void {
  for (const text of [label, description, spoken, tooltip()]) assert.equal(typeof text, 'string');
  for (const text of [label, description, spoken]) assert.ok(text.length < 20_000);
}

/** Builds all that the tree shows of a session, tooltips included. */
export function showTree(session: ServerSession): void {
  const { resources } = session.store;
  const index = new ChannelIndex(resources.channel);
  const { profile, state, version } = session;
  const live: LiveView = {
    resources,
    index,
    endpoints: new EndpointIndex(resources.endpoint),
    ourApplication: session.ourApplication,
    list: (kind) => session.lists.get(kind),
    deviceOf: (id) => session.devices.stateOf(id),
  };
  const view: ServerView = { profile, state, version, live };
  const deepest = nodesOf(session, index).flatMap((node) => childrenOf(node, view));
  for (const node of [...nodesOf(session, index), ...deepest]) {
    for (const isFine of [true, false]) {
      const content = nodeContent(node, view, { now: Date.now(), isFine });
      assert.ok(content, JSON.stringify(node));
      checkContent(content);
    }
  }
}

/** Builds the rows of a log from `fromSeq` on, and their details. */
export function showRows(log: EventLog, fromSeq: number): void {
  for (const { seq } of log.entries(fromSeq)) {
    const row = log.row(seq);
    assert.ok(row);
    for (const text of [row.type, row.resource, row.summary]) {
      assert.equal(typeof text, 'string');
      assert.ok(text.length < 1_000);
    }
    const detail = log.detail(seq);
    assert.ok(detail && typeof detail.text === 'string');
  }
}

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  channel: ['id', 'name', 'state'],
  bridge: ['id', 'name', 'bridgeType', 'technology', 'creator'],
  application: ['id'],
  endpoint: ['id', 'technology', 'resource', 'state'],
  playback: ['id', 'mediaUri', 'targetUri', 'state'],
};

/** Checks that whatever came, the fields of the model are of the types that they are declared as. */
export function checkModel({ store: { resources } }: ServerSession): void {
  for (const [kind, names] of Object.entries(TEXTS)) {
    for (const [id, resource] of resources[kind as keyof typeof resources]) {
      assert.equal(resource.id, id);
      assert.equal(resource.kind, kind);
      const fields: Readonly<Record<string, unknown>> = { ...resource };
      for (const name of names) assert.equal(typeof fields[name], 'string', `${kind}.${name}`);
    }
  }
  for (const { caller, connected, dialplan, createdAt, bridgeId } of resources.channel.values()) {
    for (const party of [caller, connected])
      for (const text of Object.values(party)) assert.equal(typeof text, 'string');
    assert.equal(typeof dialplan.priority, 'number');
    assert.ok(createdAt === undefined || Number.isFinite(createdAt));
    assert.ok(bridgeId === undefined || typeof bridgeId === 'string');
  }
  for (const { channelIds } of resources.bridge.values())
    for (const id of channelIds) assert.equal(typeof id, 'string');
  assert.equal(({} as { id?: unknown }).id, undefined, 'no prototype was written to');
}
