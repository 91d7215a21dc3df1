import type { TestContext } from 'node:test';
import { AriConnection, type AriConnectionOptions } from '../../src/ari/connection';
import type { EventFrame } from '../../src/ari/eventFrame';
import { RestClient, type RestExchange } from '../../src/ari/restClient';
import { parseServerAddress } from '../../src/ari/serverAddress';
import { takeSnapshot, type ServerSnapshot } from '../../src/ari/snapshot';
import type { ConnectionState } from '../../src/shared/connectionState';
import type { ServerUnderTest } from '../support/server/serverUnderTest';
import { waitFor } from '../support/waitFor';

/** A connection and everything that it told. */
export interface Watched {
  readonly connection: AriConnection;
  readonly states: ConnectionState[];
  readonly frames: EventFrame[];
  readonly gaps: { from: number; to: number; reason: string }[];
  readonly snapshots: ServerSnapshot[];
  readonly exchanges: RestExchange[];
}

/** Connects to the server for as long as the test lasts. */
export function watch(
  context: TestContext,
  server: ServerUnderTest,
  applications: string[],
  options: Partial<AriConnectionOptions> = {},
): Watched {
  const { user, password } = server;
  const address = options.address ?? parseServerAddress(server.url);
  const exchanges: RestExchange[] = [];
  const onExchange = (exchange: RestExchange): unknown => exchanges.push(exchange);
  const rest = new RestClient({ address, user, password, onExchange });
  const watched: Omit<Watched, 'connection'> = { states: [], frames: [], gaps: [], snapshots: [], exchanges };
  const connection = new AriConnection({
    address,
    user,
    password,
    applications,
    subscribeAll: true,
    rest,
    backoff: { initialDelay: 100, maxDelay: 500 },
    handler: {
      stateChanged: (state) => watched.states.push(state),
      frame: (frame) => watched.frames.push(frame),
      synchronise: async (signal) => {
        watched.snapshots.push(await takeSnapshot(rest, signal));
      },
      gap: (from, to, reason) => watched.gaps.push({ from, to, reason }),
    },
    ...options,
  });
  context.after(async () => {
    await connection.close();
    await rest.close();
  });
  connection.connect();
  return { ...watched, connection };
}

/** Waits for the state and returns it. */
export async function reach<S extends ConnectionState['status']>(
  { connection }: Watched,
  status: S,
): Promise<Extract<ConnectionState, { status: S }>> {
  await waitFor(
    `the state ${status}`,
    () => {
      if (connection.state.status === status) {
        return true;
      }
      throw new Error(`The state is ${JSON.stringify(connection.state)}.`);
    },
    { timeoutMs: 30_000 },
  );
  return connection.state as Extract<ConnectionState, { status: S }>;
}

/** The types of all frames that came. */
export const typesOf = ({ frames }: Watched): string[] => frames.map(({ type }) => type);
