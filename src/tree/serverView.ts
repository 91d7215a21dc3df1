import type { ResourceTable } from '../shared/changeSet';
import type { ConnectionState } from '../shared/connectionState';
import type { ServerProfile } from '../session/serverProfile';
import type { ChannelIndex } from './channelIndex';

/** All that the tree knows of one server at one moment. */
export interface ServerView {
  readonly profile: ServerProfile;
  readonly state: ConnectionState;
  /** Asterisk's version; undefined until it is known. */
  readonly version: string | undefined;
  /** An outside address under which a server of this machine answers too; undefined where none is known. */
  readonly exposure?: string | undefined;
  /** The live model; undefined while there is no session. It stays there, ageing, while we reconnect. */
  readonly live: { readonly resources: ResourceTable; readonly index: ChannelIndex } | undefined;
}
