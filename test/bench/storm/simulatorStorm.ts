import { startSimulator } from '../../../src/simulator/startSimulator';
import { TrafficGenerator } from '../../../src/simulator/traffic/trafficGenerator';

/** Name and password of the storm's one user. */
export const STORM_USER = 'bench';

/** A simulator whose storm blows at so many events a second, in a process of its own; tells its parent its address. */
export async function simulatorStorm(eventsPerSecond: number): Promise<void> {
  const users = [{ name: STORM_USER, password: STORM_USER, readOnly: false }];
  const simulator = await startSimulator({ users });
  const traffic = new TrafficGenerator(simulator.exchange, { callsPerMinute: 0 });
  traffic.start();
  void traffic.storm({ eventsPerSecond });
  process.send?.(simulator.url);
}
