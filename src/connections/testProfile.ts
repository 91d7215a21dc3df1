import { parseServerAddress } from '../ari/serverAddress';
import type { TestConnectionOptions, TestConnectionResult } from '../ari/testConnection';
import type { SessionChunk } from '../session/connections';
import type { ServerProfile } from '../session/serverProfile';
import { readCa } from './readCa';

/**
 * Asks the server of a profile who it is, what the user may do and whether it knows the profile's
 * application (`applications.get`). Rejects with an AriError that says precisely what failed.
 */
export async function testProfile(
  profile: ServerProfile,
  password: string,
  loadChunk: () => Promise<Pick<SessionChunk, 'testConnection'>>,
  signal?: AbortSignal,
): Promise<TestConnectionResult> {
  const { url, user, readOnly, application, caFile } = profile;
  const ca = caFile === undefined ? undefined : await readCa(caFile);
  const chunk = await loadChunk();
  const options: TestConnectionOptions = { address: parseServerAddress(url), user, password, readOnly };
  return chunk.testConnection({
    ...options,
    ...(signal === undefined ? {} : { signal }),
    ...(ca === undefined ? {} : { ca }),
    ...(application === undefined ? {} : { application }),
  });
}
