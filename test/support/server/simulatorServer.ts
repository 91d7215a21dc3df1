import { randomBytes } from 'node:crypto';
import type { PhoneBehaviour as SimulatedPhone } from '../../../src/simulator/exchange/endpoints/phoneBehaviour';
import { startSimulator, type Simulator } from '../../../src/simulator/startSimulator';
import { ariRequest } from '../asterisk/ariRequest';
import { hangUpAll, originateQuietly } from './serverBasics';
import type { CallerBehaviour, ServerUnderTest, PhoneBehaviour } from './serverUnderTest';

/** The simulator as a server under test, and itself for what only it has. */
export interface SimulatorServer extends ServerUnderTest {
  readonly simulator: Simulator;
}

/** An address where nobody listens, as alice's and bob's in the test bed when no sipp plays them. */
const NOBODY = { ringAfter: false } as const;

/** Milliseconds that sipp's phones think before they react to an INVITE. */
const THINK = 50;

function simulatedPhone(behaviour: PhoneBehaviour): SimulatedPhone {
  switch (behaviour.kind) {
    case 'busy':
      return { ringAfter: false, refuseWith: 486, answerAfter: THINK };
    case 'rings':
      return { ringAfter: THINK };
    case 'answers': {
      const { ringMs = 0, hangUpAfterMs: hangUpAfter } = behaviour;
      const talk = hangUpAfter === undefined ? {} : { talk: { hangUpAfter } };
      return { ringAfter: THINK, answerAfter: ringMs, ...talk };
    }
  }
}

function callIn(
  { exchange }: Simulator,
  extension: string,
  { abandonAfterMs, hangUpAfterMs }: CallerBehaviour,
): void {
  const channel = exchange.calls.incoming({
    endpoint: 'trunk',
    extension,
    caller: { name: 'Test caller', number: 'caller' },
    ...(abandonAfterMs !== undefined && { hangUpAfter: THINK + abandonAfterMs }),
    ...(hangUpAfterMs !== undefined && { talk: { hangUpAfter: hangUpAfterMs } }),
  });
  if (!channel) throw new Error(`No extension ${extension}`);
}

/** Starts a simulated Asterisk with the users of the real one's test bed and random passwords. */
export async function simulatorServer(): Promise<SimulatorServer> {
  const user = { name: 'developer', password: randomBytes(12).toString('hex'), readOnly: false };
  const observer = { name: 'observer', password: randomBytes(12).toString('hex'), readOnly: true };
  const simulator = await startSimulator({ users: [user, observer] });
  for (const name of ['alice', 'bob']) {
    const endpoint = simulator.exchange.endpoints.get('PJSIP', name);
    if (endpoint) endpoint.behaviour = NOBODY;
  }
  const { url } = simulator;
  const rest: ServerUnderTest['rest'] = (method, path, query, body) =>
    ariRequest({ url, user: user.name, password: user.password, method, path, query, body });
  return {
    kind: 'simulator',
    release: 22,
    simulator,
    url,
    user: user.name,
    password: user.password,
    readOnlyUser: observer.name,
    readOnlyPassword: observer.password,
    rest,
    originateQuietly: (extension) => originateQuietly({ rest }, extension),
    hangUpAll: () => hangUpAll({ rest }),
    phone: (name, behaviour) => {
      const endpoint = simulator.exchange.endpoints.get('PJSIP', name);
      if (!endpoint) throw new Error(`The simulator has no endpoint ${name}`);
      endpoint.behaviour = simulatedPhone(behaviour);
      const stop = (): Promise<void> => {
        endpoint.behaviour = NOBODY;
        return Promise.resolve();
      };
      return Promise.resolve({ stop, output: () => '' });
    },
    incomingCall: (extension, behaviour) => {
      callIn(simulator, extension, behaviour ?? {});
      return Promise.resolve({ stop: () => Promise.resolve(), output: () => '' });
    },
    stop: () => simulator.close(),
  };
}
