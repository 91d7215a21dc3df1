import { randomUUID } from 'node:crypto';
import { fieldsOf } from '../shared/fields';
import { AriError, isAriError } from './ariError';
import { isApplicationKnown } from './isApplicationKnown';
import { RestClient } from './restClient';
import type { ServerAddress } from './serverAddress';

/** Whom to try. */
export interface TestConnectionOptions {
  readonly address: ServerAddress;
  readonly user: string;
  readonly password: string;
  /** Additional trusted certificate authorities, PEM text. */
  readonly ca?: string;
  /** The user wants to look only: do not try whether writing is allowed. */
  readonly readOnly?: boolean;
  /** The application that shall be served: ask whether the server knows it. */
  readonly application?: string;
  readonly signal?: AbortSignal;
}

/** What a successful test learned about the server and the user. */
export interface TestConnectionResult {
  /** Asterisk's version text. */
  readonly version: string;
  readonly entityId: string;
  /** Whether the user may write; undefined if not tried. */
  readonly canWrite: boolean | undefined;
  /** Whether the application is registered, served or not; undefined if none was named. */
  readonly applicationKnown: boolean | undefined;
}

/** Stops a playback that does not exist: 403 for a read-only user, 404 for any other, and no effect. */
async function tryWriting(rest: RestClient, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await rest.call('playbacks.stop', { playbackId: randomUUID() }, signal === undefined ? {} : { signal });
    return true;
  } catch (error) {
    if (isAriError(error) && (error.status === 403 || error.status === 404)) {
      return error.status === 404;
    }
    throw error;
  }
}

/**
 * Tries a server and a user before they are saved.
 *
 * @throws AriError that says precisely what failed: host, port, TLS, not ARI, credentials, still starting
 */
export async function testConnection(options: TestConnectionOptions): Promise<TestConnectionResult> {
  const { address, user, password, ca, readOnly, application, signal } = options;
  const rest = new RestClient({
    address,
    user,
    password,
    ...(ca === undefined ? {} : { ca }),
    ...(readOnly === undefined ? {} : { readOnly }),
  });
  try {
    const { system } = await rest.call(
      'asterisk.getInfo',
      { only: 'system' },
      signal === undefined ? {} : { signal },
    );
    // Whatever the types say: another JSON service may have a `system`, too.
    const { version, entity_id: entityId } = fieldsOf(system) ?? {};
    if (typeof version !== 'string') {
      throw new AriError({
        code: 'notAri',
        operation: 'asterisk.getInfo',
        message: 'The server answers in JSON, but not as ARI does.',
        hint: 'Something else listens here. Check host, port and the path in front of /ari.',
      });
    }
    return {
      version,
      entityId: typeof entityId === 'string' ? entityId : '',
      canWrite: readOnly === true ? undefined : await tryWriting(rest, signal),
      applicationKnown:
        application === undefined ? undefined : await isApplicationKnown(rest, application, signal),
    };
  } finally {
    await rest.close();
  }
}
