import assert from 'node:assert/strict';
import { waitFor } from '../../support/waitFor';
import { LONG_SOUND, type OperationBed } from './operationBed';
import type { CasesOf } from './operationCase';

async function empty(bed: OperationBed): Promise<{ bridgeId: string }> {
  return { bridgeId: await bed.bridge() };
}

async function members({ rest }: OperationBed, bridgeId: string): Promise<readonly string[]> {
  return (await rest.call('bridges.get', { bridgeId })).channels;
}

async function valueOf({ rest }: OperationBed, bridgeId: string, variable: string): Promise<string> {
  return (await rest.call('bridges.getBridgeVar', { bridgeId, variable })).value;
}

async function withVariables(bed: OperationBed): Promise<{ bridgeId: string }> {
  const bridgeId = await bed.bridge();
  await bed.rest.call('bridges.setBridgeVars', { bridgeId, variables: { ONE: '1', TWO: '2' } });
  return { bridgeId };
}

/** `/bridges`. */
export const BRIDGE_CASES: CasesOf<'bridges'> = {
  'bridges.list': {
    params: async (bed) => {
      await bed.bridge();
      return {};
    },
    proof: ({ answer }) => assert.ok(answer.length > 0),
  },
  'bridges.create': {
    params: ({ newId }) => ({ bridgeId: newId(), type: 'mixing,dtmf_events', name: 'operation' }),
    proof: ({ answer, params }) => {
      assert.deepEqual([answer.id, answer.name], [params.bridgeId, 'operation']);
    },
  },
  'bridges.createWithId': {
    params: ({ newId }) => ({ bridgeId: newId(), type: 'holding', variables: { COLOUR: 'red' } }),
    proof: async ({ bed, answer, params: { bridgeId } }) => {
      assert.deepEqual([answer.id, answer.bridge_type], [bridgeId, 'holding']);
      // Bridges of Asterisk 16 have no variables.
      if (bed.server.release > 16) assert.equal(await valueOf(bed, bridgeId, 'COLOUR'), 'red');
    },
  },
  'bridges.get': {
    params: empty,
    proof: ({ answer, params }) => assert.equal(answer.id, params.bridgeId),
  },
  'bridges.destroy': {
    params: empty,
    proof: async ({ bed, params }) => {
      // Asterisk lists a bridge for a moment after its end.
      await waitFor(
        'the end of the bridge',
        async () => (await bed.run('bridges.get', params)).status === 404,
      );
    },
  },
  'bridges.getBridgeVar': {
    params: async (bed) => ({ ...(await withVariables(bed)), variable: 'TWO' }),
    proof: ({ answer }) => assert.equal(answer.value, '2'),
  },
  'bridges.setBridgeVar': {
    params: async (bed) => ({ ...(await empty(bed)), variable: 'ONE', value: 'eins' }),
    proof: async ({ bed, params }) => assert.equal(await valueOf(bed, params.bridgeId, 'ONE'), 'eins'),
  },
  'bridges.getBridgeVars': {
    params: async (bed) => ({ ...(await withVariables(bed)), variables: ['ONE', 'TWO'] }),
    proof: ({ answer }) => assert.match(JSON.stringify(answer), /"ONE".*"1".*"TWO".*"2"/),
  },
  'bridges.setBridgeVars': {
    params: async (bed) => ({ ...(await empty(bed)), variables: { ONE: '1', TWO: '2' } }),
    proof: async ({ bed, params }) => assert.equal(await valueOf(bed, params.bridgeId, 'TWO'), '2'),
  },
  'bridges.addChannel': {
    params: async (bed) => ({ ...(await empty(bed)), channel: await bed.channel() }),
    proof: async ({ bed, params: { bridgeId, channel } }) => {
      assert.deepEqual(await members(bed, bridgeId), [channel]);
    },
  },
  'bridges.removeChannel': {
    params: (bed) => bed.bridged(),
    proof: async ({ bed, params: { bridgeId } }) => assert.deepEqual(await members(bed, bridgeId), []),
  },
  'bridges.setVideoSource': {
    params: async (bed) => {
      const { bridgeId, channel } = await bed.bridged();
      return { bridgeId, channelId: channel };
    },
    proof: async ({ bed: { rest }, params: { bridgeId, channelId } }) => {
      const { video_source_id: source } = await rest.call('bridges.get', { bridgeId });
      assert.equal(source, channelId);
    },
  },
  'bridges.clearVideoSource': {
    params: async (bed) => {
      const { bridgeId, channel } = await bed.bridged();
      await bed.rest.call('bridges.setVideoSource', { bridgeId, channelId: channel });
      return { bridgeId };
    },
    // Nothing shows it: Asterisk goes on naming the mode and the last source.
    proof: () => undefined,
  },
  'bridges.startMoh': { params: empty, proof: () => undefined },
  'bridges.stopMoh': {
    params: async (bed) => {
      const bridge = await empty(bed);
      await bed.rest.call('bridges.startMoh', bridge);
      return bridge;
    },
    proof: async ({ bed, params }) => assert.equal((await bed.run('bridges.stopMoh', params)).status, 409),
  },
  'bridges.play': {
    params: async (bed) => ({ ...(await empty(bed)), media: LONG_SOUND }),
    status: 201,
    proof: ({ answer, params }) => assert.equal(answer.target_uri, `bridge:${params.bridgeId}`),
  },
  'bridges.playWithId': {
    params: async (bed) => ({ ...(await empty(bed)), playbackId: bed.newId(), media: LONG_SOUND }),
    status: 201,
    proof: ({ answer, params }) => assert.equal(answer.id, params.playbackId),
  },
  'bridges.record': {
    params: async (bed) => ({ ...(await empty(bed)), name: bed.newId(), format: 'wav' }),
    status: 201,
    proof: ({ answer, params }) => assert.equal(answer.name, params.name),
  },
};
