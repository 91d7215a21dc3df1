import type { Clock } from './clock';
import { SystemClock } from './clock';
import { Exchange } from './exchange/exchange';

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
  readonly clock?: Clock;
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
export function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const clock = options.clock ?? new SystemClock();
  const exchange = new Exchange(clock);
  return Promise.reject(new Error(`not yet: ${exchange.asteriskId}`));
}
