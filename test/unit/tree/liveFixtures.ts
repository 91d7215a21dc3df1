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
import { ChannelIndex } from '../../../src/tree/channelIndex';
import type { ServerView } from '../../../src/tree/serverView';

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

export function viewOf(
  resources: readonly LiveResource[],
  fields: Partial<ServerProfile> = {},
  state: ConnectionState = { status: 'live', since: 0 },
): ServerView {
  const table = tableOf(...resources);
  return {
    profile: profile(fields),
    state,
    version: '22.10.1',
    live: { resources: table, index: new ChannelIndex(table.channel) },
  };
}
