import { fieldsOf } from '../shared/fields';
import type {
  DialplanLocation,
  LiveApplication,
  LiveBridge,
  LiveChannel,
  LiveEndpoint,
  LivePlayback,
  Party,
} from '../shared/liveResources';
import { readTimestamp } from '../shared/readTimestamp';

/*
 * Frames and snapshots come from the network: a field may be missing or of the wrong type. Reading is
 * lenient field by field, and answers undefined only where there is no id to hold the resource by.
 */

/** `value` when it is text, else `''`. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function partyOf(value: unknown): Party {
  const fields = fieldsOf(value);
  return { name: textOf(fields?.name), number: textOf(fields?.number) };
}

function dialplanOf(value: unknown): DialplanLocation {
  const fields = fieldsOf(value);
  const priority = fields?.priority;
  return {
    context: textOf(fields?.context),
    exten: textOf(fields?.exten),
    priority: typeof priority === 'number' ? priority : 0,
    appName: textOf(fields?.app_name),
    appData: textOf(fields?.app_data),
  };
}

/** Reads ARI's `Channel`; what only the model knows (Stasis, bridge) is left for it to fill in. */
export function readChannel(value: unknown): LiveChannel | undefined {
  const raw = fieldsOf(value);
  const id = textOf(raw?.id);
  if (!raw || id === '') return undefined;
  return {
    kind: 'channel',
    id,
    name: textOf(raw.name),
    state: textOf(raw.state),
    caller: partyOf(raw.caller),
    connected: partyOf(raw.connected),
    dialplan: dialplanOf(raw.dialplan),
    createdAt: readTimestamp(raw.creationtime),
    stasis: undefined,
    leftStasis: false,
    bridgeId: undefined,
    raw,
  };
}

/** Reads ARI's `Bridge`. */
export function readBridge(value: unknown): LiveBridge | undefined {
  const raw = fieldsOf(value);
  const id = textOf(raw?.id);
  if (!raw || id === '') return undefined;
  return {
    kind: 'bridge',
    id,
    name: textOf(raw.name),
    bridgeType: textOf(raw.bridge_type),
    technology: textOf(raw.technology),
    creator: textOf(raw.creator),
    channelIds: textsOf(raw.channels),
    raw,
  };
}

/** Reads ARI's `Application`; `ours` are the names that this connection's WebSocket is registered under. */
export function readApplication(value: unknown, ours: ReadonlySet<string>): LiveApplication | undefined {
  const raw = fieldsOf(value);
  const id = textOf(raw?.name);
  if (!raw || id === '') return undefined;
  return { kind: 'application', id, ours: ours.has(id), inferred: false, raw };
}

/** Reads ARI's `Endpoint`; events may omit its state, which then stays as `previous` had it. */
export function readEndpoint(value: unknown, previous: LiveEndpoint | undefined): LiveEndpoint | undefined {
  const raw = fieldsOf(value);
  const technology = textOf(raw?.technology);
  const resource = textOf(raw?.resource);
  if (!raw || technology === '' || resource === '') return undefined;
  const state = textOf(raw.state) || (previous?.state ?? 'unknown');
  return { kind: 'endpoint', id: `${technology}/${resource}`, technology, resource, state, raw };
}

/** Reads ARI's `Playback`. */
export function readPlayback(value: unknown): LivePlayback | undefined {
  const raw = fieldsOf(value);
  const id = textOf(raw?.id);
  if (!raw || id === '') return undefined;
  return {
    kind: 'playback',
    id,
    mediaUri: textOf(raw.media_uri),
    targetUri: textOf(raw.target_uri),
    state: textOf(raw.state),
    raw,
  };
}
