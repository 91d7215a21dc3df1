import type { Connections, SessionChunk } from '../session/connections';
import type { Passwords } from './passwords';
import type { PlainAddresses } from './plainAddresses';
import type { SavedProfiles } from './savedProfiles';

/** What the connection commands work with. */
export interface ConnectionServices {
  readonly connections: Connections;
  readonly saved: SavedProfiles;
  readonly passwords: Passwords;
  readonly plain: Pick<PlainAddresses, 'accept' | 'isAccepted'>;
  /** Loads REST, sockets and log on first use. */
  readonly loadChunk: () => Promise<SessionChunk>;
  /** Tells that the secret storage does not work and a password is kept for this window only. */
  readonly warnOfPassword: () => void;
}
