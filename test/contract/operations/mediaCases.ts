import assert from 'node:assert/strict';
import { waitFor } from '../../support/waitFor';
import type { OperationBed } from './operationBed';
import type { CasesOf } from './operationCase';

async function live(bed: OperationBed): Promise<{ recordingName: string }> {
  return { recordingName: await bed.recording() };
}

async function stored(bed: OperationBed): Promise<{ recordingName: string }> {
  return { recordingName: await bed.stored() };
}

/** What a live recording says of itself. */
async function stateOf({ rest }: OperationBed, recordingName: string): Promise<string> {
  return (await rest.call('recordings.getLive', { recordingName })).state;
}

async function paused(bed: OperationBed): Promise<{ recordingName: string }> {
  const recording = await live(bed);
  await bed.rest.call('recordings.pause', recording);
  return recording;
}

/** `/playbacks`, `/recordings`, `/sounds`. */
export const MEDIA_CASES: CasesOf<'playbacks' | 'recordings' | 'sounds'> = {
  'playbacks.get': {
    params: async (bed) => ({ playbackId: await bed.playback() }),
    proof: ({ answer }) => assert.equal(answer.state, 'playing'),
  },
  'playbacks.stop': {
    params: async (bed) => ({ playbackId: await bed.playback() }),
    proof: async ({ bed, params }) => {
      await waitFor('the playback to end', async () => {
        return (await bed.run('playbacks.get', params)).status === 404;
      });
    },
  },
  'playbacks.control': {
    params: async (bed) => ({ playbackId: await bed.playback(), operation: 'pause' }),
    proof: async ({ bed, params }) => {
      const { status } = await bed.run('playbacks.control', { ...params, operation: 'unpause' });
      assert.equal(status, 204);
    },
  },
  'recordings.listStored': {
    params: async (bed) => {
      await bed.stored();
      return {};
    },
    proof: ({ answer }) => assert.ok(answer.length > 0),
  },
  'recordings.getStored': {
    params: stored,
    proof: ({ answer, params }) =>
      assert.deepEqual([answer.name, answer.format], [params.recordingName, 'wav']),
  },
  'recordings.deleteStored': {
    params: stored,
    proof: async ({ bed, params }) => {
      assert.equal((await bed.run('recordings.getStored', params)).status, 404);
    },
  },
  'recordings.getStoredFile': {
    params: stored,
    proof: ({ answer }) => assert.equal(Buffer.from(answer).toString('latin1', 0, 4), 'RIFF'),
  },
  'recordings.copyStored': {
    params: async (bed) => ({ ...(await stored(bed)), destinationRecordingName: bed.newId() }),
    proof: ({ answer, params }) => assert.equal(answer.name, params.destinationRecordingName),
  },
  'recordings.getLive': {
    params: live,
    proof: ({ answer }) => assert.equal(answer.state, 'recording'),
  },
  'recordings.cancel': {
    params: live,
    proof: async ({ bed, params }) => {
      assert.equal((await bed.run('recordings.getStored', params)).status, 404);
    },
  },
  'recordings.stop': {
    params: live,
    proof: async ({ bed, params }) => {
      await waitFor('the stored recording', async () => {
        return (await bed.run('recordings.getStored', params)).status === 200;
      });
    },
  },
  'recordings.pause': {
    params: live,
    proof: async ({ bed, params }) => assert.equal(await stateOf(bed, params.recordingName), 'paused'),
  },
  'recordings.unpause': {
    params: paused,
    proof: async ({ bed, params }) => assert.equal(await stateOf(bed, params.recordingName), 'recording'),
  },
  'recordings.mute': { params: live, proof: () => undefined },
  'recordings.unmute': {
    params: async (bed) => {
      const recording = await live(bed);
      await bed.rest.call('recordings.mute', recording);
      return recording;
    },
    proof: () => undefined,
  },
  'sounds.list': {
    params: () => ({ lang: 'en', format: 'gsm' }),
    proof: ({ answer }) => assert.ok(answer.some(({ id }) => id === 'hello-world')),
  },
  'sounds.get': {
    params: () => ({ soundId: 'hello-world' }),
    proof: ({ answer }) => assert.equal(answer.id, 'hello-world'),
  },
};
