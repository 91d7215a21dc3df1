import type { Exchange } from '../exchange/exchange';
import type { RecordingRequest } from '../exchange/media/liveRecording';
import { storedName } from '../exchange/media/storedRecordings';
import { Refusal } from '../refusal';
import type { RequestParams } from './requestParams';

/** File formats of Asterisk 22 as Debian builds it. */
const FORMATS = new Set(
  (
    'g722 au alaw al alw pcm ulaw ul mu ulw g726-16 g726-24 g726-32 g726-40 siren7 h263 vp8 g729 ilbc opus ' +
    'siren14 h264 g719 g723 g723sf vox sln192 sln96 sln48 sln44 sln32 sln24 sln16 sln12 sln slin raw spx32 ' +
    'spx16 spx gsm ogg wav16 wav WAV wav49'
  ).split(' '),
);

const TERMINATORS = new Set(['none', 'any', '*', '#']);

/** Reads what `record` of channels and bridges takes. Throws `Refusal` for what Asterisk refuses. */
export function recordingRequest({ media }: Exchange, params: RequestParams): RecordingRequest {
  const terminateOn = params.text('terminateOn') ?? 'none';
  const ifExists = params.text('ifExists') ?? 'fail';
  const format = params.text('format') ?? '';
  const name = params.text('name') ?? '';
  const maxDuration = params.integer('maxDurationSeconds') ?? 0;
  const maxSilence = params.integer('maxSilenceSeconds') ?? 0;
  if (!TERMINATORS.has(terminateOn)) throw new Refusal(400, 'terminateOn invalid');
  if (!['fail', 'overwrite', 'append'].includes(ifExists)) throw new Refusal(400, 'ifExists invalid');
  if (!isFormat(format)) throw new Refusal(422, 'specified format is unknown on this system');
  if (name === '' || leavesFolder(name) || maxDuration < 0 || maxSilence < 0) {
    throw new Refusal(500, 'Error parsing request');
  }
  const present = media.stored.get(storedName(name));
  if ((present && ifExists === 'fail') || media.recordings.get(name)) {
    throw new Refusal(409, `Recording '${name}' already exists and can not be overwritten`);
  }
  return {
    name,
    format,
    beep: params.flag('beep') ?? false,
    maxDuration,
    maxSilence,
    terminateOn,
    before: ifExists === 'append' ? (present?.length ?? 0) : 0,
  };
}

/** True for a file format that Asterisk can write. */
export function isFormat(format: string): boolean {
  return FORMATS.has(format);
}

/** True for a name that would lead out of the folder of recordings. */
export function leavesFolder(name: string): boolean {
  return name.split('/').includes('..');
}
