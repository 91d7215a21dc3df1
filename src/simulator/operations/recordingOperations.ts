import type { Exchange } from '../exchange/exchange';
import type { LiveRecording } from '../exchange/media/liveRecording';
import { silentFile } from '../exchange/media/silentFile';
import type { StoredRecording } from '../exchange/media/storedRecordings';
import { Refusal } from '../refusal';
import { noContent, ok, type Answer } from './answer';
import type { OperationHandler, OperationHandlers, OperationsOf } from './operationHandlers';
import { leavesFolder } from './recordingRequest';
import type { RequestParams } from './requestParams';

/** `/recordings`: those under way, and those on the simulator's disk. */
export function recordingOperations(exchange: Exchange): OperationHandlers<OperationsOf<'recordings'>> {
  const { recordings, stored } = exchange.media;
  const storedOf = (params: RequestParams): StoredRecording => {
    const recording = stored.get(params.text('recordingName') ?? '');
    if (!recording) throw new Refusal(404, 'Recording not found');
    return recording;
  };
  const liveOf = (params: RequestParams): LiveRecording => {
    const recording = recordings.get(params.text('recordingName') ?? '');
    if (!recording) throw new Refusal(404, 'Recording not found');
    return recording;
  };
  const live = (change: (recording: LiveRecording) => void): OperationHandler => {
    return (params) => {
      change(liveOf(params));
      return noContent();
    };
  };
  return {
    'recordings.listStored': () => ok(stored.all().map(pictureOf)),
    'recordings.getStored': (params) => ok(pictureOf(storedOf(params))),
    'recordings.getStoredFile': (params) => ({ status: 200, bytes: silentFile(storedOf(params)) }),
    'recordings.deleteStored': (params) => {
      stored.delete(storedOf(params).name);
      return noContent();
    },
    'recordings.copyStored': (params) => copy(exchange, storedOf(params), params),
    'recordings.getLive': (params) => ok(liveOf(params).toJson()),
    'recordings.stop': live((recording) => recording.stop()),
    'recordings.cancel': live((recording) => recording.cancel()),
    'recordings.pause': live((recording) => recording.pause()),
    'recordings.unpause': live((recording) => recording.unpause()),
    'recordings.mute': live((recording) => recording.mute()),
    'recordings.unmute': live((recording) => recording.mute()),
  };
}

function copy({ media }: Exchange, source: StoredRecording, params: RequestParams): Answer {
  const name = params.text('destinationRecordingName');
  if (name === undefined) throw new Refusal(400, 'Invalid destination recording name');
  if (name === '') throw new Refusal(500, 'Error building response');
  if (leavesFolder(name)) throw new Refusal(403, 'Destination file path is forbidden');
  if (media.stored.get(name)) {
    throw new Refusal(409, 'A recording with the same name already exists on the system');
  }
  const destination = { ...source, name };
  media.stored.put(destination);
  return ok(pictureOf(destination));
}

function pictureOf({ name, format }: StoredRecording): Pick<StoredRecording, 'name' | 'format'> {
  return { name, format };
}
