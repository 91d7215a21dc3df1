import { ACTION_TABLE } from '../operations/actionTable';
import type { ActionResource } from '../operations/actionFacts';
import { availableActions } from '../operations/availableActions';
import type { Connections } from '../session/connections';
import type { ServerSession } from '../session/serverSession';
import type { NodeReference } from '../ui/nodeReference';
import type { ActionRunner } from './actionRunner';
import { commandTargets } from './commandTargets';
import type { PlannedCall } from './plannedCall';
import { resourcesOf } from './resourcesOf';
import { availabilityOf } from './targetChoices';

/** An action that a node has now, to be planned without being carried out. */
export interface PlannedAction {
  readonly title: string;
  /** Asks as the action does, and answers what it would send; undefined when given up. Rejects with an AriError. */
  readonly plan: (signal: AbortSignal) => Promise<readonly PlannedCall[] | undefined>;
}

/** What an action looks at: rows beneath an application stand for it. */
function resourceOf(session: ServerSession, { kind, id }: NodeReference): ActionResource {
  const isPart = kind === 'eventFilter' || kind === 'subscriptions';
  return resourcesOf(session, isPart ? 'application' : kind)?.get(id);
}

/** The actions of a node, as its menu has them; none where its server is not connected. */
export function planFor(
  connections: Connections,
  runner: ActionRunner,
  node: NodeReference,
): readonly PlannedAction[] {
  const session = connections.session(node.connectionId);
  if (session?.state.status !== 'live') return [];
  const kinds = Object.values(ACTION_TABLE).flatMap((facts) => facts.kinds);
  const kind = kinds.find((known) => known === node.kind);
  if (kind === undefined) return [];
  const names = availableActions(kind, resourceOf(session, node), availabilityOf(session));
  return names.map((name) => {
    const { title } = ACTION_TABLE[name];
    return {
      title,
      plan: async (signal) => {
        // A server is no resource of itself; of a pair of Local channels one half is meant.
        const [named] = commandTargets(connections, name, [node]);
        const ids = kind === 'server' ? [] : (named?.ids ?? [node.id]);
        return runner.plan(name, { session, kind: named?.kind ?? kind, ids }, signal, `Copy ${title}`);
      },
    };
  });
}
