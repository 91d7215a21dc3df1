import assert from 'node:assert/strict';
import type { OperationId } from '../../../src/ari/generated/operations';
import { APP, LONG_SOUND, type OperationBed } from './operationBed';
import type { CasesOf, OperationCase } from './operationCase';

/** What is heard, sent or recorded on a channel. */
export type ChannelMediaOperation = Extract<
  OperationId,
  | `channels.${'ring' | 'ringStop' | 'progress' | 'sendDTMF' | 'mute' | 'unmute' | 'hold' | 'unhold'}`
  | `channels.${'startMoh' | 'stopMoh' | 'startSilence' | 'stopSilence'}`
  | `channels.${'play' | 'playWithId' | 'record' | 'snoopChannel' | 'snoopChannelWithId'}`
>;

async function inApplication(bed: OperationBed): Promise<{ channelId: string }> {
  return { channelId: await bed.channel() };
}

/** Asterisk tells nothing of these but that it took them: no event, no field of the channel. */
const signal = { params: inApplication, proof: () => undefined };

/** The digits arrive at the other half of the Local channel, which reports them. */
const digits: OperationCase<'channels.sendDTMF'> = {
  params: async (bed) => ({ ...(await inApplication(bed)), dtmf: '1#', between: 50, duration: 60 }),
  proof: () => undefined,
};

/** Playing, recording, music, digits and listening in on channels. */
export const CHANNEL_MEDIA_CASES: Pick<CasesOf<'channels'>, ChannelMediaOperation> = {
  'channels.ring': signal,
  'channels.ringStop': signal,
  'channels.progress': signal,
  'channels.hold': signal,
  'channels.unhold': signal,
  'channels.startMoh': {
    ...signal,
    params: async (bed) => ({ ...(await inApplication(bed)), mohClass: 'default' }),
  },
  'channels.stopMoh': signal,
  'channels.startSilence': signal,
  'channels.stopSilence': signal,
  'channels.mute': { ...signal, params: async (bed) => ({ ...(await inApplication(bed)), direction: 'in' }) },
  'channels.unmute': {
    ...signal,
    params: async (bed) => ({ ...(await inApplication(bed)), direction: 'in' }),
  },
  'channels.sendDTMF': digits,
  'channels.play': {
    params: async (bed) => ({ ...(await inApplication(bed)), media: ['sound:hello', LONG_SOUND] }),
    status: 201,
    proof: ({ answer, params }) => {
      assert.equal(answer.target_uri, `channel:${params.channelId}`);
      assert.equal(answer.next_media_uri, LONG_SOUND);
    },
  },
  'channels.playWithId': {
    params: async (bed) => ({ ...(await inApplication(bed)), playbackId: bed.newId(), media: LONG_SOUND }),
    status: 201,
    proof: ({ answer, params }) => assert.equal(answer.id, params.playbackId),
  },
  'channels.record': {
    params: async (bed) => ({ ...(await inApplication(bed)), name: bed.newId(), format: 'wav', beep: true }),
    status: 201,
    proof: ({ answer, params }) => assert.equal(answer.name, params.name),
  },
  'channels.snoopChannel': {
    params: async (bed) => ({ ...(await inApplication(bed)), spy: 'both', app: APP, snoopId: bed.newId() }),
    proof: ({ answer, params }) => assert.equal(answer.id, params.snoopId),
  },
  'channels.snoopChannelWithId': {
    params: async (bed) => {
      return { ...(await inApplication(bed)), snoopId: bed.newId(), spy: 'in', whisper: 'out', app: APP };
    },
    proof: ({ answer, params }) => assert.equal(answer.id, params.snoopId),
  },
};
