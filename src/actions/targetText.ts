import { countOf } from './callsOutcome';
import { eventSourceText, readSubscriptionId } from './applications/eventSource';
import { namedBridge } from './named';
import { nounOf } from './nodeNoun';
import type { ActionTarget } from './resourceAction';

/** What stands behind an action's title above its questions: ` on Lab`, or `: ` and which resource, or how many. */
export function targetText({ session, kind, ids }: ActionTarget): string {
  const [id] = ids;
  if (id === undefined) return ` on ${session.profile.name}`;
  if (ids.length > 1) return `: ${countOf(ids.length, nounOf(kind))}`;
  const { channel, bridge } = session.store.resources;
  switch (kind) {
    case 'channel':
    case 'bridge':
      return `: ${namedBridge({ id, name: (kind === 'channel' ? channel : bridge).get(id)?.name ?? '' }).name}`;
    case 'subscription': {
      const subscription = readSubscriptionId(id);
      return `: ${subscription ? `${subscription.application}, ${eventSourceText(subscription.eventSource)}` : id}`;
    }
    default:
      return `: ${id}`;
  }
}
