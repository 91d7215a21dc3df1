import { setTimeout as delay } from 'node:timers/promises';
import { isAriError } from '../ari/ariError';
import type { RestClient } from '../ari/restClient';

/** The module that reads extensions.conf. */
export const DIALPLAN_MODULE = 'pbx_config.so';

/** How a reload of the dialplan went. */
export type ReloadOutcome =
  /** 204, and the server's time of last reload has moved. */
  | { readonly kind: 'reloaded'; readonly at: string }
  /** 204, but the time of last reload has not moved: nothing proves that it happened. */
  | { readonly kind: 'unconfirmed'; readonly lastReload: string }
  /** 202: another reload is under way, this one waits for it. */
  | { readonly kind: 'queued' }
  /** 409: Asterisk could not read the files and keeps the dialplan it had. */
  | { readonly kind: 'refused'; readonly message: string };

/** How often and how long to look again for a reload to show in the server's status, ms. */
const LOOK_EVERY_MS = 200;
const LOOK_FOR_MS = 2_000;

async function lastReloadTime(rest: RestClient, signal: AbortSignal): Promise<string> {
  const { status } = await rest.call('asterisk.getInfo', { only: ['status'] }, { signal });
  return status?.last_reload_time ?? '';
}

function onlyWhenAborted<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (isAriError(error) && error.code === 'aborted') return value;
    throw error;
  };
}

/**
 * Reloads the dialplan (`asterisk.reloadModule` of pbx_config) and looks whether it happened. Asterisk
 * answers 204 to most faulty dialplans as well, so 204 alone proves nothing: `asterisk.getInfo` is
 * compared before and after. Neither tells whether every line was taken over.
 *
 * @throws AriError for every status but 202, 204 and 409
 */
export async function reloadDialplan(rest: RestClient, signal: AbortSignal): Promise<ReloadOutcome> {
  const before = await lastReloadTime(rest, signal);
  let status: number;
  try {
    ({ status } = await rest.callWithStatus(
      'asterisk.reloadModule',
      { moduleName: DIALPLAN_MODULE },
      { signal },
    ));
  } catch (error) {
    if (isAriError(error) && error.status === 409) return { kind: 'refused', message: error.message };
    throw error;
  }
  if (status === 202) return { kind: 'queued' };
  const end = performance.now() + LOOK_FOR_MS;
  while (performance.now() < end && !signal.aborted) {
    // Giving up now does not undo the reload: it is only not confirmed.
    const after = await lastReloadTime(rest, signal).catch(onlyWhenAborted(before));
    if (after !== before) return { kind: 'reloaded', at: after };
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return { kind: 'unconfirmed', lastReload: before };
}
