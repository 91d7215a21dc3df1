import assert from 'node:assert/strict';
import { waitFor } from '../../support/waitFor';
import { APP, type OperationBed } from './operationBed';
import type { CasesOf, OperationCase } from './operationCase';
import { CHANNEL_MEDIA_CASES, type ChannelMediaOperation } from './channelMediaCases';

const CALLED = { endpoint: 'Local/501@from-trunk' };

async function inApplication(bed: OperationBed): Promise<{ channelId: string }> {
  return { channelId: await bed.channel() };
}

async function valueOf({ rest }: OperationBed, channelId: string, variable: string): Promise<string> {
  return (await rest.call('channels.getChannelVar', { channelId, variable })).value;
}

async function isGone(bed: OperationBed, channelId: string): Promise<void> {
  await waitFor('the channel to be gone', async () => {
    return (await bed.run('channels.get', { channelId })).status === 404;
  });
}

/** A channel that was made and not called yet. */
async function created({ rest, newId, event }: OperationBed): Promise<{ channelId: string }> {
  const channelId = newId();
  await rest.call('channels.create', { ...CALLED, app: APP, channelId });
  await event('StasisStart', channelId);
  return { channelId };
}

const answered: OperationCase<'channels.answer'> = {
  params: async ({ rest, newId, event }) => {
    const [channelId, otherChannelId] = [newId(), newId()];
    const place = { context: 'default', extension: '100', priority: 1 };
    const call = { endpoint: 'Local/505@from-trunk', ...place };
    await rest.call('channels.originateWithId', { ...call, channelId, otherChannelId });
    await event('StasisStart', otherChannelId);
    return { channelId: otherChannelId };
  },
  proof: async ({ bed: { rest }, params }) => {
    assert.equal((await rest.call('channels.get', params)).state, 'Up');
  },
};

/** `/channels`. */
export const CHANNEL_CASES: Omit<CasesOf<'channels'>, ChannelMediaOperation> & typeof CHANNEL_MEDIA_CASES = {
  ...CHANNEL_MEDIA_CASES,
  'channels.list': {
    params: async (bed) => {
      await bed.channel();
      return {};
    },
    proof: ({ answer }) => assert.ok(answer.length > 0),
  },
  'channels.originate': {
    params: ({ newId }) => ({
      ...{ ...CALLED, app: APP, appArgs: 'one,two', channelId: newId(), callerId: 'A <1>' },
      variables: { COLOUR: 'red' },
    }),
    proof: async ({ bed, params: { channelId = '' } }) => {
      await bed.event('StasisStart', channelId);
      assert.equal(await valueOf(bed, channelId, 'COLOUR'), 'red');
    },
  },
  'channels.create': {
    params: ({ newId }) => ({ ...CALLED, app: APP, channelId: newId() }),
    proof: ({ answer, params }) => assert.deepEqual([answer.id, answer.state], [params.channelId, 'Down']),
  },
  'channels.get': {
    params: inApplication,
    proof: ({ answer, params }) => assert.equal(answer.id, params.channelId),
  },
  'channels.originateWithId': {
    params: ({ newId }) => {
      return { ...CALLED, context: 'default', extension: '100', priority: 1, channelId: newId() };
    },
    proof: ({ answer, params }) => assert.equal(answer.id, params.channelId),
  },
  'channels.hangup': {
    params: async (bed) => ({ ...(await inApplication(bed)), reason: 'busy' }),
    proof: async ({ bed, params }) => isGone(bed, params.channelId),
  },
  'channels.continueInDialplan': {
    params: async (bed) => {
      return { ...(await inApplication(bed)), context: 'default', extension: '100', priority: 1 };
    },
    proof: async ({ bed: { event }, params }) => event('StasisEnd', params.channelId),
  },
  'channels.move': {
    params: async (bed) => ({ ...(await inApplication(bed)), app: APP, appArgs: 'again' }),
    proof: async ({ bed: { event }, params }) => event('StasisEnd', params.channelId),
  },
  'channels.redirect': {
    // A Local channel: one of PJSIP stays listed for ever afterwards (see docs/surprises.md).
    params: async (bed) => ({ ...(await inApplication(bed)), endpoint: 'Local/502@from-trunk' }),
    proof: () => undefined,
  },
  'channels.answer': answered,
  'channels.getChannelVar': {
    params: async (bed) => ({ ...(await inApplication(bed)), variable: 'CHANNEL(state)' }),
    proof: ({ answer }) => assert.equal(answer.value, 'Up'),
  },
  'channels.setChannelVar': {
    params: async (bed) => ({ ...(await inApplication(bed)), variable: 'COLOUR', value: 'a, b & c' }),
    proof: async ({ bed, params: { channelId } }) => {
      // Asterisk 16 answers before it has set it.
      await waitFor('the variable', async () => {
        return (await bed.run('channels.getChannelVar', { channelId, variable: 'COLOUR' })).status === 200;
      });
      assert.equal(await valueOf(bed, channelId, 'COLOUR'), 'a, b & c');
    },
  },
  'channels.getChannelVars': {
    params: async (bed) => {
      const channelId = await bed.channel();
      await bed.rest.call('channels.setChannelVars', { channelId, variables: { ONE: '1', TWO: '2' } });
      return { channelId, variables: ['ONE', 'TWO'] };
    },
    proof: ({ answer }) => assert.match(JSON.stringify(answer), /"ONE".*"1".*"TWO".*"2"/),
  },
  'channels.setChannelVars': {
    params: async (bed) => ({ ...(await inApplication(bed)), variables: { ONE: '1', TWO: '2' } }),
    proof: async ({ bed, params }) => assert.equal(await valueOf(bed, params.channelId, 'TWO'), '2'),
  },
  'channels.dial': {
    params: async (bed) => ({ ...(await created(bed)), timeout: 20 }),
    proof: async ({ bed: { rest }, params: { channelId } }) => {
      await waitFor('the answer', async () => {
        return (await rest.call('channels.get', { channelId })).state === 'Up';
      });
    },
  },
  'channels.rtpstatistics': {
    params: async (bed) => ({ channelId: await bed.phoneCall() }),
    proof: ({ answer, params }) => assert.equal(answer.channel_uniqueid, params.channelId),
  },
  'channels.externalMedia': {
    params: ({ newId }) => ({
      ...{ channelId: newId(), app: APP, external_host: '127.0.0.1:29999', format: 'ulaw' },
      variables: { COLOUR: 'red' },
    }),
    proof: async ({ bed, params: { channelId = '' } }) => {
      await bed.event('StasisStart', channelId);
      assert.equal(await valueOf(bed, channelId, 'COLOUR'), 'red');
    },
  },
  'channels.transfer_progress': {
    params: async (bed) => ({ ...(await inApplication(bed)), states: 'channel_progress' }),
    // It is about a transfer that a phone has asked for; without one Asterisk accepts it and does nothing.
    proof: () => undefined,
  },
};
