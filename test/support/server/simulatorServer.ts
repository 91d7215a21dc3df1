import { randomBytes } from 'node:crypto';
import { startSimulator, type Simulator } from '../../../src/simulator/startSimulator';
import { ariRequest } from '../asterisk/ariRequest';
import { hangUpAll, originateQuietly } from './serverBasics';
import type { PhoneBehaviour, ServerUnderTest, TestPhone } from './serverUnderTest';

/** The simulator as a server under test, and itself for what only it has. */
export interface SimulatorServer extends ServerUnderTest {
  readonly simulator: Simulator;
}

/** Starts a simulated Asterisk with the users of the real one's test bed and random passwords. */
export async function simulatorServer(): Promise<SimulatorServer> {
  const user = { name: 'developer', password: randomBytes(12).toString('hex'), readOnly: false };
  const observer = { name: 'observer', password: randomBytes(12).toString('hex'), readOnly: true };
  const simulator = await startSimulator({ users: [user, observer] });
  const { url } = simulator;
  const rest: ServerUnderTest['rest'] = (method, path, query, body) =>
    ariRequest({ url, user: user.name, password: user.password, method, path, query, body });
  return {
    kind: 'simulator',
    simulator,
    url,
    user: user.name,
    password: user.password,
    readOnlyUser: observer.name,
    readOnlyPassword: observer.password,
    rest,
    originateQuietly: (extension) => originateQuietly({ rest }, extension),
    hangUpAll: () => hangUpAll({ rest }),
    phone: () => Promise.reject(new Error('phones of the simulator come with its calls')),
    incomingCall: () => Promise.reject(new Error('callers of the simulator come with its calls')),
    stop: () => simulator.close(),
  };
}
