import type { ActionResource, AvailabilityContext } from '../operations/actionFacts';
import { ACTION_TABLE, type ActionName } from '../operations/actionTable';
import { isAvailable } from '../operations/availableActions';
import type { ServerSession } from '../session/serverSession';
import type { LiveResource } from '../shared/liveResources';
import type { NodeKind } from '../shared/nodeKind';
import type { Choice } from '../ui/choice';
import { channelText } from './channelText';
import { countOf } from './callsOutcome';
import { namedBridge } from './named';
import type { ActionTarget } from './resourceAction';

/** What the availability of actions on a server's resources depends on. */
export function availabilityOf(session: ServerSession): AvailabilityContext {
  const { store, lists, version, ourApplication, profile } = session;
  const logs = lists.get('logChannel').items;
  return { resources: store.resources, version, ourApplication, readOnly: profile.readOnly, logs };
}

/** How a resource of the live model is chosen. */
function choiceOf(resource: LiveResource): Omit<Choice<string>, 'value'> {
  switch (resource.kind) {
    case 'channel':
      return { label: resource.name, description: channelText(resource), icon: 'call-incoming' };
    case 'bridge': {
      const { bridgeType, channelIds } = resource;
      const description = `${bridgeType} · ${countOf(channelIds.length, 'channel')}`;
      return { label: namedBridge(resource).name, description, icon: 'git-merge' };
    }
    case 'endpoint':
      return { label: resource.id, description: resource.state, icon: 'device-mobile' };
    case 'playback':
      return {
        label: resource.mediaUri,
        description: `${resource.state} · ${resource.targetUri}`,
        icon: 'play',
      };
    case 'application':
      return { label: resource.id, description: resource.ours ? 'ours' : '', icon: 'symbol-event' };
  }
}

interface Candidate {
  readonly id: string;
  readonly resource: ActionResource;
  readonly choice: Omit<Choice<string>, 'value'>;
}

/** The resources of one kind, asked of the server where the model does not have them. Rejects with an AriError. */
async function candidatesOf(session: ServerSession, kind: NodeKind): Promise<readonly Candidate[]> {
  switch (kind) {
    case 'channel':
    case 'bridge':
    case 'endpoint':
    case 'playback':
    case 'application':
      return [...session.store.resources[kind].values()].map((resource) => ({
        id: resource.id,
        resource,
        choice: choiceOf(resource),
      }));
    case 'liveRecording':
    case 'storedRecording':
    case 'deviceState':
    case 'mailbox':
    case 'sound':
    case 'module':
    case 'logChannel':
    case 'globalVariable': {
      const listed = await session.lists.load(kind);
      return [...listed.values()].map((resource) => {
        return { id: resource.id, resource, choice: { label: resource.id } };
      });
    }
    default:
      return [];
  }
}

/** What an action could be called on, on one server, as choices; only what it fits. Rejects with an AriError. */
export async function targetChoices(
  name: ActionName,
  session: ServerSession,
  detail: string | undefined,
): Promise<readonly Choice<ActionTarget>[]> {
  const choices: Choice<ActionTarget>[] = [];
  for (const kind of ACTION_TABLE[name].kinds) {
    const candidates = await candidatesOf(session, kind);
    // A list may just have been loaded.
    const context = availabilityOf(session);
    for (const { id, resource, choice } of candidates) {
      if (!isAvailable(name, resource, context)) continue;
      const value = { session, kind, ids: [id] };
      choices.push({ ...choice, ...(detail === undefined ? {} : { detail }), value });
    }
  }
  return choices;
}
