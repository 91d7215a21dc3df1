import { applyChangeSet, emptyResourceTable, type ResourceTable } from '../../../src/shared/changeSet';
import type { ConnectionState } from '../../../src/shared/connectionState';
import type {
  LiveApplication,
  LiveBridge,
  LiveChannel,
  LiveEndpoint,
  LiveResource,
} from '../../../src/shared/liveResources';
import type { ServerProfile } from '../../../src/session/serverProfile';
import type { ListedResource, ListKind, ServerList } from '../../../src/session/lists/listedResource';
import { ChannelIndex } from '../../../src/tree/channelIndex';
import { EndpointIndex } from '../../../src/tree/endpointIndex';
import type { LiveView, ServerView } from '../../../src/tree/serverView';

export const CONNECTION = 'asterisk@http://127.0.0.1:8088';

function profile(fields: Partial<ServerProfile> = {}): ServerProfile {
  return {
    id: CONNECTION,
    name: '127.0.0.1:8088',
    url: 'http://127.0.0.1:8088',
    user: 'asterisk',
    mode: 'watch',
    application: undefined,
    readOnly: false,
    caFile: undefined,
    ...fields,
  };
}

export function channel(id: string, fields: Partial<LiveChannel> = {}): LiveChannel {
  return {
    kind: 'channel',
    id,
    name: `PJSIP/alice-${id}`,
    state: 'Up',
    caller: { name: '', number: '' },
    connected: { name: '', number: '' },
    dialplan: { context: 'from-trunk', exten: '500', priority: 2, appName: 'Wait', appData: '30' },
    createdAt: 1_000,
    stasis: undefined,
    leftStasis: false,
    bridgeId: undefined,
    raw: { id },
    ...fields,
  };
}

export function bridge(id: string, channelIds: readonly string[] = []): LiveBridge {
  return {
    kind: 'bridge',
    id,
    name: '',
    bridgeType: 'mixing',
    technology: 'simple_bridge',
    creator: 'Stasis',
    channelIds,
    raw: { id },
  };
}

export function application(id: string, fields: Partial<LiveApplication> = {}): LiveApplication {
  return { kind: 'application', id, ours: false, inferred: false, raw: { name: id }, ...fields };
}

export function endpoint(technology: string, resource: string, state = 'online'): LiveEndpoint {
  return { kind: 'endpoint', id: `${technology}/${resource}`, technology, resource, state, raw: {} };
}

function tableOf(...resources: readonly LiveResource[]): ResourceTable {
  const table = emptyResourceTable();
  applyChangeSet(table, { upserts: resources, removals: [] });
  return table;
}

/** Lists of which nothing is known but what is given. */
export function listsOf(
  lists: Readonly<Partial<Record<ListKind, Partial<ServerList>>>> = {},
): LiveView['list'] {
  return (kind) => ({ items: undefined, isLoading: false, problem: undefined, ...lists[kind] });
}

export function listed(kind: ListKind, ...raws: readonly Record<string, unknown>[]): ServerList {
  const items = raws.map((raw): [string, ListedResource] => {
    const id = String(raw.name ?? raw.id ?? raw.channel);
    return [id, { kind, id, raw }];
  });
  return { items: new Map(items), isLoading: false, problem: undefined };
}

function liveOf(resources: ResourceTable, lists = listsOf()): LiveView {
  return {
    resources,
    index: new ChannelIndex(resources.channel),
    endpoints: new EndpointIndex(resources.endpoint),
    ourApplication: 'mine',
    list: lists,
    deviceOf: () => undefined,
  };
}

export function viewOf(
  resources: readonly LiveResource[],
  fields: Partial<ServerProfile> = {},
  state: ConnectionState = { status: 'live', since: 0 },
  lists = listsOf(),
): ServerView {
  const table = tableOf(...resources);
  return {
    profile: profile(fields),
    state,
    version: '22.10.1',
    live: liveOf(table, lists),
  };
}
