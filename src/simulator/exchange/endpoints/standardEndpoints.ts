import type { EndpointStart } from './simulatedEndpoint';

/**
 * The endpoints that the simulator has: those of the tests' real Asterisk, and two more phones. Alice and Bob
 * answer, Dave never does, Erin refuses every call, Carol's phone is not there; `trunk` brings calls from outside.
 */
export const standardEndpoints: readonly EndpointStart[] = [
  { resource: 'trunk', context: 'from-trunk', isOnline: false },
  phone('alice', { answerAfter: 1500 }),
  phone('bob', { answerAfter: 1500 }),
  { ...phone('carol', {}), isOnline: false },
  phone('dave', {}),
  phone('erin', { ringAfter: false, refuseWith: 486 }),
];

function phone(resource: string, behaviour: EndpointStart['behaviour'] & object): EndpointStart {
  return {
    resource,
    context: 'default',
    caller: { name: resource, number: resource },
    isOnline: true,
    behaviour,
  };
}
