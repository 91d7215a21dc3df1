import type { LiveChange } from '../model/liveChange';
import type { LiveChannel, LiveResource, LiveResourceOf, ResourceKind } from '../shared/liveResources';
import { endpointOf } from '../shared/endpointOf';
import { localPairName } from '../shared/localPairName';
import { IN_FOLDER, nodeId, technologyOf, type TreeNode } from './nodes';

function assertNever(kind: never): never {
  throw new Error(`No refresh is planned for resources of the kind ${String(kind)}.`);
}

/** Narrows the two sides of a change to its kind, which the store keeps the same on both. */
function sidesOf<K extends ResourceKind>(
  { before, after }: LiveChange,
  kind: K,
): [before: LiveResourceOf<K> | undefined, after: LiveResourceOf<K> | undefined] {
  const of = (side: LiveResource | undefined): LiveResourceOf<K> | undefined =>
    side?.kind === kind ? (side as LiveResourceOf<K>) : undefined;
  return [of(before), of(after)];
}

/** The nodes that show something of `change`, in whatever place; none beneath a node of this plan. */
function* touchedBy(connectionId: string, change: LiveChange): Generator<TreeNode> {
  const { id, kind } = change;
  switch (kind) {
    case 'channel':
      yield* touchedByChannel(connectionId, id, ...sidesOf(change, kind));
      return;
    case 'application':
    case 'bridge': {
      const isStructural = change.before === undefined || change.after === undefined;
      // Ours stand first: the mark moves the node.
      const [before, after] = sidesOf(change, 'application');
      if (isStructural || before?.ours !== after?.ours) yield { kind: 'folder', connectionId, id: kind };
      else yield { kind, connectionId, id };
      return;
    }
    case 'endpoint': {
      const [before, after] = sidesOf(change, kind);
      if (!before || !after) yield { kind: 'folder', connectionId, id: kind };
      // Its technology counts those that are online.
      else if (before.state !== after.state) yield { kind: 'technology', connectionId, id: technologyOf(id) };
      else yield { kind, connectionId, id };
      return;
    }
    case 'playback': {
      // The group says how many there are, folded or not.
      if (change.before === undefined || change.after === undefined)
        yield { kind: 'folder', connectionId, id: 'media' };
      else yield { kind, connectionId, id };
      return;
    }
    default:
      assertNever(kind);
  }
}

function* touchedByChannel(
  connectionId: string,
  id: string,
  before: LiveChannel | undefined,
  after: LiveChannel | undefined,
): Generator<TreeNode> {
  const names = new Set([before?.name, after?.name].filter((name) => name !== undefined));
  const isStructural = !before || !after || names.size > 1 || before.createdAt !== after.createdAt;
  if (isStructural) {
    yield { kind: 'folder', connectionId, id: 'channel' };
    for (const name of names) {
      const endpoint = endpointOf(name);
      if (endpoint !== undefined) yield { kind: 'endpoint', connectionId, id: endpoint };
    }
  } else {
    const pair = localPairName(after.name);
    // The pair tells its halves' states, and it holds them.
    if (pair !== undefined) yield { kind: 'localPair', connectionId, id: pair };
    yield { kind: 'channel', connectionId, id, under: IN_FOLDER };
  }
  const [was, is] = [before?.stasis?.application, after?.stasis?.application];
  if (isStructural || was !== is) {
    for (const name of new Set([was, is])) {
      if (name !== undefined) yield { kind: 'application', connectionId, id: name };
    }
  } else if (is !== undefined) {
    yield { kind: 'channel', connectionId, id, under: { kind: 'application', id: is } };
  }
  // Who joins or leaves a bridge is a change of the bridge, unless a member itself comes or goes.
  if (isStructural) {
    for (const bridge of new Set([before?.bridgeId, after?.bridgeId])) {
      if (bridge !== undefined) yield { kind: 'bridge', connectionId, id: bridge };
    }
  } else if (after.bridgeId !== undefined) {
    yield { kind: 'channel', connectionId, id, under: { kind: 'bridge', id: after.bridgeId } };
  }
}

/**
 * The nodes to refresh after `changes` on one server, by their `nodeId`: a changed field refreshes
 * its node wherever that is shown, a structural change the parent, and nothing else is refreshed.
 */
export function refreshPlan(connectionId: string, changes: readonly LiveChange[]): Map<string, TreeNode> {
  const plan = new Map<string, TreeNode>();
  for (const change of changes) {
    for (const node of touchedBy(connectionId, change)) plan.set(nodeId(node), node);
  }
  return plan;
}
