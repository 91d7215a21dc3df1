import { isAriError } from './ariError';
import type { RestClient } from './restClient';

/**
 * Asks whether a Stasis application is registered (`applications.get`). Asterisk tells of it long after
 * the program that served it has gone. Rejects with an AriError when there is no answer.
 */
export async function isApplicationKnown(
  rest: Pick<RestClient, 'call'>,
  applicationName: string,
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    await rest.call('applications.get', { applicationName }, signal === undefined ? {} : { signal });
    return true;
  } catch (error) {
    if (isAriError(error) && error.status === 404) return false;
    throw error;
  }
}
