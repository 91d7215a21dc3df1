import assert from 'node:assert/strict';
import { APP } from './operationBed';
import type { CasesOf } from './operationCase';

const OWN = { applicationName: APP };
/** Each its own: what is subscribed to twice stays after one unsubscription. */
const ALICE = { ...OWN, eventSource: 'endpoint:PJSIP/alice' };
const BOB = { ...OWN, eventSource: 'endpoint:PJSIP/bob' };

/** `/applications`. */
export const APPLICATION_CASES: CasesOf<'applications'> = {
  'applications.list': {
    params: () => ({}),
    proof: ({ answer }) => assert.ok(answer.some(({ name }) => name === APP)),
  },
  'applications.get': {
    params: () => OWN,
    proof: ({ answer }) => assert.equal(answer.name, APP),
  },
  'applications.subscribe': {
    params: () => ALICE,
    proof: ({ answer }) => assert.ok(answer.endpoint_ids.includes('PJSIP/alice')),
  },
  'applications.unsubscribe': {
    params: async ({ rest }) => {
      await rest.call('applications.subscribe', BOB);
      return BOB;
    },
    proof: ({ answer }) => assert.ok(!answer.endpoint_ids.includes('PJSIP/bob')),
  },
  'applications.filter': {
    params: () => ({ ...OWN, filter: { disallowed: [{ type: 'ChannelVarset' }] } }),
    proof: ({ answer }) => assert.deepEqual(answer.events_disallowed, [{ type: 'ChannelVarset' }]),
  },
};
