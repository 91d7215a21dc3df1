import type { TestContext } from 'node:test';
import { AriConnection, type AriConnectionOptions } from '../../../src/ari/connection';
import type { EventFrame } from '../../../src/ari/eventFrame';
import type { ServerAddress } from '../../../src/ari/serverAddress';
import type { ConnectionState } from '../../../src/shared/connectionState';
import { waitFor } from '../../support/waitFor';

/** A connection and what its handler was told. */
export interface Watched {
  readonly connection: AriConnection;
  readonly states: ConnectionState[];
  readonly frames: EventFrame[];
  readonly gaps: { from: number; to: number; reason: string }[];
  /** What `synchronise` does next. */
  synchronise: (signal: AbortSignal) => Promise<void>;
}

/** A connection to a local server, with short delays; it ends with the test. */
export function watch(
  context: TestContext,
  address: ServerAddress,
  options: Partial<AriConnectionOptions> = {},
): Watched {
  const states: ConnectionState[] = [];
  const frames: EventFrame[] = [];
  const gaps: Watched['gaps'] = [];
  const watched: Watched = {
    states,
    frames,
    gaps,
    synchronise: () => Promise.resolve(),
    connection: new AriConnection({
      address,
      user: 'user',
      password: 'password',
      applications: ['ours'],
      subscribeAll: true,
      backoff: { initialDelay: 10, maxDelay: 40 },
      handler: {
        stateChanged: (state) => states.push(state),
        frame: (frame) => frames.push(frame),
        synchronise: (signal) => watched.synchronise(signal),
        gap: (from, to, reason) => gaps.push({ from, to, reason }),
      },
      ...options,
    }),
  };
  context.after(() => watched.connection.close());
  return watched;
}

/** Waits for a state and returns it. */
export async function reach<S extends ConnectionState['status']>(
  { connection }: Watched,
  status: S,
): Promise<Extract<ConnectionState, { status: S }>> {
  await waitFor(`the state ${status}`, () => connection.state.status === status, { intervalMs: 1 });
  return connection.state as Extract<ConnectionState, { status: S }>;
}
