import { isAriError } from './ariError';
import type { OperationId, OperationParams, OperationResult } from './generated/operations';
import type { Application, AsteriskInfo, Bridge, Channel, Endpoint, Playback } from './generated/resources';
import { inTurns } from './inTurns';
import type { RestClient } from './restClient';

/** What a server knows at one moment, for an owner that synchronises its model. */
export interface ServerSnapshot {
  readonly channels: readonly Channel[];
  readonly bridges: readonly Bridge[];
  readonly applications: readonly Application[];
  readonly endpoints: readonly Endpoint[];
  readonly info: AsteriskInfo;
  /** The playbacks that were asked for, by id; undefined for one that has ended. */
  readonly playbacks: ReadonlyMap<string, Playback | undefined>;
}

/** Asterisk walks its channels for each of these, and there are no more connections for them. */
const maxParallel = 2;

/** Playbacks cannot be listed: each costs a request. */
const maxPlaybacks = 100;

/** What a server without the module answers is 404; then this part is empty, not the whole snapshot. */
async function orEmpty<T, E>(part: Promise<T>, empty: E): Promise<E | T> {
  try {
    return await part;
  } catch (error) {
    if (isAriError(error) && error.status === 404) {
      return empty;
    }
    throw error;
  }
}

/**
 * GETs everything, at most two requests at a time. Endpoints need a module that a small server may lack;
 * they are left empty then.
 *
 * @param signal gives up; also the first failure ends the other requests
 * @param playbackIds what is known of playbacks, which may have ended unseen; the first hundred are asked for
 * @throws AriError
 */
export async function takeSnapshot(
  rest: RestClient,
  signal?: AbortSignal,
  playbackIds: readonly string[] = [],
): Promise<ServerSnapshot> {
  const failed = new AbortController();
  const either = signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]);
  const turn = inTurns(maxParallel);
  const get = <O extends OperationId>(
    operation: O,
    params: OperationParams[O],
  ): Promise<OperationResult[O]> =>
    turn(() => rest.call(operation, params, { signal: either, background: true }));
  try {
    const playback = async (playbackId: string): Promise<readonly [string, Playback | undefined]> => {
      return [playbackId, await orEmpty(get('playbacks.get', { playbackId }), undefined)];
    };
    const [channels, bridges, applications, endpoints, info, playbacks] = await Promise.all([
      get('channels.list', {}),
      get('bridges.list', {}),
      get('applications.list', {}),
      orEmpty(get('endpoints.list', {}), []),
      get('asterisk.getInfo', {}),
      Promise.all(playbackIds.slice(0, maxPlaybacks).map(playback)),
    ]);
    return { channels, bridges, applications, endpoints, info, playbacks: new Map(playbacks) };
  } catch (error) {
    failed.abort();
    throw error;
  }
}
