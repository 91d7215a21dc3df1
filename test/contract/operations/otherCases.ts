import assert from 'node:assert/strict';
import { APP, type OperationBed } from './operationBed';
import type { CasesOf } from './operationCase';

const LAMP = 'Stasis:operation';
const NO_MAILBOXES = {
  message: 'Resource not found',
  because: 'res_ari_mailboxes and res_mwi_external are in no package of Debian',
};
const MAILBOX = { mailboxName: '100@default' };

async function lit({ rest }: OperationBed): Promise<{ deviceName: string }> {
  await rest.call('deviceStates.update', { deviceName: LAMP, deviceState: 'INUSE' });
  return { deviceName: LAMP };
}

async function stateOf({ rest }: OperationBed): Promise<string> {
  return (await rest.call('deviceStates.get', { deviceName: LAMP })).state;
}

const SENDER = { from: 'sip:operation@127.0.0.1' };
const BODY = { ...SENDER, body: 'hello', variables: { COLOUR: 'red' } };
const ALICE = { tech: 'PJSIP', resource: 'alice' };

/** `/deviceStates`, `/endpoints`, `/events`, `/mailboxes`. */
export const OTHER_CASES: CasesOf<'deviceStates' | 'endpoints' | 'events' | 'mailboxes'> = {
  'deviceStates.list': {
    params: async (bed) => {
      await lit(bed);
      return {};
    },
    proof: ({ answer }) => assert.ok(answer.some(({ name }) => name === LAMP)),
  },
  'deviceStates.get': {
    params: lit,
    proof: ({ answer }) => assert.equal(answer.state, 'INUSE'),
  },
  'deviceStates.update': {
    params: () => ({ deviceName: LAMP, deviceState: 'RINGING' }),
    proof: async ({ bed }) => assert.equal(await stateOf(bed), 'RINGING'),
  },
  'deviceStates.delete': {
    params: lit,
    proof: async ({ bed }) => assert.equal(await stateOf(bed), 'UNKNOWN'),
  },
  'endpoints.list': {
    params: () => ({}),
    proof: ({ answer }) => assert.ok(answer.some(({ resource }) => resource === 'alice')),
  },
  'endpoints.listByTech': {
    params: () => ({ tech: 'PJSIP' }),
    proof: ({ answer }) => assert.ok(answer.every(({ technology }) => technology === 'PJSIP')),
  },
  'endpoints.get': {
    params: () => ALICE,
    proof: ({ answer }) => assert.equal(answer.resource, 'alice'),
  },
  'endpoints.sendMessage': {
    params: () => ({ to: 'pjsip:alice', ...BODY }),
    status: 202,
    proof: () => undefined,
  },
  'endpoints.sendMessageToEndpoint': {
    params: () => ({ ...ALICE, ...BODY }),
    status: 202,
    proof: () => undefined,
  },
  'endpoints.refer': {
    params: () => ({ to: 'pjsip:alice', ...SENDER, refer_to: 'pjsip:bob' }),
    status: 202,
    proof: () => undefined,
  },
  'endpoints.referToEndpoint': {
    params: () => ({ ...ALICE, ...SENDER, refer_to: 'pjsip:bob', to_self: false }),
    status: 202,
    proof: () => undefined,
  },
  'events.eventWebsocket': {
    params: () => ({ app: 'operation' }),
    status: 426,
    refused: {
      message: 'HTTP 426',
      because: 'it becomes a WebSocket: every connection of ours opens one by the handshake',
    },
    proof: () => undefined,
  },
  'events.userEvent': {
    params: async (bed) => {
      const source = `channel:${await bed.channel()}`;
      return { eventName: 'operation', application: APP, source, variables: { colour: 'red' } };
    },
    proof: async ({ bed: { event }, params: { source = '' } }) => {
      await event('ChannelUserevent', String(source).slice('channel:'.length));
    },
  },
  'events.claimChannel': {
    params: async ({ rest, newId, event }) => {
      const [channelId, otherChannelId] = [newId(), newId()];
      const place = { context: 'default', extension: '100', priority: 1 };
      const call = { endpoint: 'Local/530@from-trunk', ...place };
      await rest.call('channels.originateWithId', { ...call, channelId, otherChannelId });
      await event('CallBroadcast', otherChannelId);
      return { channelId: otherChannelId, application: APP };
    },
    proof: async ({ bed: { event }, params }) => event('StasisStart', params.channelId),
  },
  'mailboxes.list': { params: () => ({}), status: 404, refused: NO_MAILBOXES, proof: () => undefined },
  'mailboxes.get': { params: () => MAILBOX, status: 404, refused: NO_MAILBOXES, proof: () => undefined },
  'mailboxes.update': {
    params: () => ({ ...MAILBOX, oldMessages: 1, newMessages: 2 }),
    status: 404,
    refused: NO_MAILBOXES,
    proof: () => undefined,
  },
  'mailboxes.delete': { params: () => MAILBOX, status: 404, refused: NO_MAILBOXES, proof: () => undefined },
};
