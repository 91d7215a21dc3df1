import { randomInt } from 'node:crypto';
import type { Clock } from './clock';
import { SystemClock } from './clock';
import { Exchange } from './exchange/exchange';
import { AriServer } from './http/ariServer';
import { Users } from './http/users';
import { allOperations } from './operations/allOperations';
import { TrafficGenerator } from './traffic/trafficGenerator';

/** A user of ARI. */
export interface SimulatorUser {
  readonly name: string;
  readonly password: string;
  /** As `read_only` in ari.conf. */
  readonly readOnly: boolean;
}

/** How to run a simulator. */
export interface SimulatorOptions {
  readonly users: readonly SimulatorUser[];
  /** TCP port on 127.0.0.1; any free one unless told. */
  readonly port?: number;
  /** Calls that the traffic generator starts a minute; none unless told. */
  readonly callsPerMinute?: number;
  /** Makes the traffic repeat itself. */
  readonly seed?: number;
  /** Events a second, from calls that do nothing else; none unless told. */
  readonly storm?: number;
  readonly clock?: Clock;
  /** Text of extensions.conf instead of the standard one, as far as the simulator knows it. */
  readonly dialplan?: string;
  /** Told of an exception that no operation should throw; the client receives a 500. */
  readonly onFault?: (error: unknown) => void;
}

/** A running simulator. */
export interface Simulator {
  /** `http://127.0.0.1:PORT`, without `/ari`. */
  readonly url: string;
  readonly port: number;
  readonly exchange: Exchange;
  /** Changes the traffic generator's rate; 0 starts no more calls, those under way go on. */
  setCallsPerMinute(calls: number): void;
  /** Ends all connections, calls and timers. */
  close(): Promise<void>;
}

/** Starts a simulated Asterisk on 127.0.0.1. Throws an Error that names the port when it is in use. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { callsPerMinute = 0, storm = 0, onFault = () => undefined } = options;
  const systemClock = new SystemClock();
  const exchange = new Exchange(options.clock ?? systemClock, {
    onFault,
    ...(options.dialplan !== undefined && { dialplan: options.dialplan }),
  });
  const server = new AriServer(exchange, new Users(options.users), {
    handlers: allOperations(exchange),
    onFault,
  });
  const port = await server.listen(options.port ?? 0);
  const seed = options.seed ?? randomInt(2 ** 32);
  const traffic = new TrafficGenerator(exchange, { callsPerMinute, seed });
  // Without traffic nobody but the user's own programs serves an application.
  if (callsPerMinute > 0 || storm > 0) traffic.start();
  if (storm > 0) traffic.storm({ eventsPerSecond: storm }).catch(onFault);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    exchange,
    setCallsPerMinute: (calls) => {
      traffic.setCallsPerMinute(calls);
      if (calls > 0) traffic.start();
    },
    close: async () => {
      traffic.stop();
      await server.close();
      systemClock.close();
    },
  };
}
