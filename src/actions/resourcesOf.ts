import type { ListedResource } from '../session/lists/listedResource';
import type { ServerSession } from '../session/serverSession';
import type { LiveResource } from '../shared/liveResources';

/** What a session knows of one kind of node, by id; undefined where it has not been asked for, or is no resource. */
export function resourcesOf(
  { store, lists }: ServerSession,
  kind: string,
): ReadonlyMap<string, LiveResource | ListedResource> | undefined {
  switch (kind) {
    case 'application':
    case 'bridge':
    case 'channel':
    case 'endpoint':
    case 'playback':
      return store.resources[kind];
    case 'deviceState':
    case 'globalVariable':
    case 'liveRecording':
    case 'logChannel':
    case 'mailbox':
    case 'module':
    case 'sound':
    case 'storedRecording':
      return lists.get(kind).items;
    default:
      return undefined;
  }
}
