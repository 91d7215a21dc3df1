import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { modelPicture, serverPicture } from '../contract/serverPicture';
import type { ServerUnderTest } from '../support/server/serverUnderTest';
import type { WatchingWorkbench } from '../support/storm/watchServer';
import { waitFor } from '../support/waitFor';

/** Waits until the model of a session shows what the server has, asked by the tests' own client. */
export async function modelEqualsServer(
  { session }: Pick<WatchingWorkbench, 'session'>,
  server: Pick<ServerUnderTest, 'rest'>,
): Promise<void> {
  const isEqual = async (): Promise<boolean> =>
    isDeepStrictEqual(modelPicture(session), await serverPicture(server));
  await waitFor('the model to equal the server', isEqual).catch(() => undefined);
  assert.deepEqual(modelPicture(session), await serverPicture(server));
}
