import type { LiveUpdate } from '../model/liveChange';
import type { LiveResource, ResourceKind } from '../shared/liveResources';
import type { CaptureSource, ConnectionView, ToWebview } from '../shared/protocol';
import type { PanelConnections, PanelProfile } from './panelServices';

/** The kinds that the events view shows something of; the others stay in the host. */
const SENT_KINDS: ReadonlySet<ResourceKind> = new Set<ResourceKind>(['bridge', 'channel', 'playback']);

/** A resource without what Asterisk sent: the events view does not need it, and it is most of the bytes. */
function slim(resource: LiveResource): LiveResource {
  return { ...resource, raw: {} };
}

function connectionView(connections: PanelConnections, profile: PanelProfile): ConnectionView {
  const { id, name, readOnly } = profile;
  const session = connections.session(id);
  const store = session?.store;
  const resources: LiveResource[] = [];
  for (const kind of SENT_KINDS) {
    for (const resource of store?.resources[kind].values() ?? []) resources.push(slim(resource));
  }
  return {
    id,
    name,
    readOnly,
    state: connections.state(id),
    revision: store?.revision ?? 0,
    resources,
    application: session?.ourApplication,
    eventFilter: session?.eventFilter ?? [],
    serverFilterable: !readOnly,
  };
}

/** The full state of all connections, as the events view starts from. */
export function snapshotMessage(source: CaptureSource, connections: PanelConnections): ToWebview {
  const views = connections.list().map((profile) => connectionView(connections, profile));
  return { type: 'snapshot', source, connections: views };
}

/** An update of one connection's model, for a view that holds the revision it continues. */
export function changesMessage(connectionId: string, update: LiveUpdate): ToWebview {
  const changes = update.changes.filter(({ kind }) => SENT_KINDS.has(kind));
  return {
    type: 'changes',
    connectionId,
    fromRevision: update.fromRevision,
    revision: update.revision,
    upserts: changes.flatMap(({ after }) => (after ? [slim(after)] : [])),
    removals: changes.flatMap(({ kind, id, after }) => (after ? [] : [{ kind, id }])),
  };
}
