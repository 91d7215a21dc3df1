import type { ListKind, ServerList } from '../session/lists/listedResource';
import type { ServerProfile } from '../session/serverProfile';
import type { ResourceTable } from '../shared/changeSet';
import type { ConnectionState } from '../shared/connectionState';
import type { ChannelIndex } from './channelIndex';
import type { EndpointIndex } from './endpointIndex';

/** What the tree knows of a server that it has a session with. */
export interface LiveView {
  readonly resources: ResourceTable;
  readonly index: ChannelIndex;
  readonly endpoints: EndpointIndex;
  /** The application that our WebSocket is registered under. */
  readonly ourApplication: string;
  /** A list that is asked for on demand, as far as it is known. */
  readonly list: (kind: ListKind) => ServerList;
  /** The device state of an endpoint, as far as it is known. */
  readonly deviceOf: (endpointId: string) => string | undefined;
}

/** All that the tree knows of one server at one moment. */
export interface ServerView {
  readonly profile: ServerProfile;
  readonly state: ConnectionState;
  /** Asterisk's version; undefined until it is known. */
  readonly version: string | undefined;
  /** An outside address under which a server of this machine answers too; undefined where none is known. */
  readonly exposure?: string | undefined;
  /** The live model and the lists; undefined while there is no session. They stay, ageing, while we reconnect. */
  readonly live: LiveView | undefined;
}

/** Whether the server can be changed now. */
export function isWritable({ profile, state }: ServerView): boolean {
  return state.status === 'live' && !profile.readOnly;
}
