import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, refusal, type Asked } from '../operations/askedExchange';
import { MediaBed } from './mediaBed';

/** A channel `1` that hears the music of channel `2`, so that there is something to record. */
class RecordBed extends MediaBed {
  static async make(): Promise<RecordBed> {
    const bed = new RecordBed();
    await bed.legs(['1']);
    const far = bed.exchange.channels.get('far-1');
    assert.ok(far);
    bed.exchange.media.audio.set(far, 'music', true);
    return bed;
  }

  record(name: string, more: Record<string, string> = {}): Promise<Asked> {
    return this.ask('channels.record', { channelId: '1', name, format: 'wav', ...more });
  }

  live(operation: 'stop' | 'cancel' | 'pause' | 'unpause' | 'mute' | 'unmute', name = 'r'): Promise<Asked> {
    return this.ask(`recordings.${operation}`, { recordingName: name });
  }

  async stored(): Promise<string[]> {
    const { body } = await this.ask('recordings.listStored');
    return (body as { name: string }[]).map(({ name }) => name);
  }
}

test('a recording runs until it is stopped and is stored then', async () => {
  const bed = await RecordBed.make();
  const { status, body } = await bed.record('a/b');
  assert.equal(status, 201);
  assert.deepEqual(body, { name: 'a/b', format: 'wav', state: 'queued', target_uri: 'channel:1' });
  await bed.clock.advance(2500);
  assert.deepEqual(await bed.live('stop', 'a/b'), done);
  await bed.clock.advance(0);
  assert.deepEqual(bed.take(), ['RecordingStarted a/b recording', 'RecordingFinished a/b done 2']);
  assert.deepEqual(await bed.stored(), ['a/b', 'greeting', 'voicemail/2001']);
  assert.deepEqual(await bed.live('stop', 'a/b'), refusal(404, 'Recording not found'));
  assert.equal(bed.exchange.media.stored.get('a/b')?.length, 2500);
});

test('time is limited by whole seconds of the clock on the wall', async () => {
  const bed = await RecordBed.make();
  await bed.clock.advance(300 - (bed.clock.now() % 1000));
  await bed.record('r', { maxDurationSeconds: '2' });
  await bed.clock.advance(2699);
  assert.deepEqual(bed.take(), ['RecordingStarted r recording']);
  await bed.clock.advance(1);
  assert.deepEqual(bed.take(), ['RecordingFinished r done 2']);
});

test('where nobody sends audio a recording is given up after 4 s, whatever its limit', async () => {
  const bed = new MediaBed();
  await bed.legs(['1']);
  await bed.ask('channels.record', { channelId: '1', name: 'r', format: 'wav', maxDurationSeconds: '1' });
  await bed.clock.advance(3999);
  assert.deepEqual(bed.take(), ['RecordingStarted r recording']);
  await bed.clock.advance(1);
  assert.deepEqual(bed.take(), ['RecordingFinished r done 0']);
});

test('a pause and the beep are not recorded', async () => {
  const bed = await RecordBed.make();
  await bed.record('r', { beep: 'true', maxSilenceSeconds: '5' });
  await bed.clock.advance(440 + 1000);
  assert.deepEqual(await bed.live('pause'), done);
  assert.deepEqual(await bed.live('mute'), done);
  await bed.clock.advance(5000);
  const { body } = await bed.ask('recordings.getLive', { recordingName: 'r' });
  assert.equal((body as { state: string }).state, 'paused');
  assert.deepEqual(await bed.live('unpause'), done);
  assert.deepEqual(await bed.live('unpause'), done);
  await bed.clock.advance(1000);
  await bed.live('stop');
  await bed.clock.advance(0);
  assert.equal(bed.exchange.media.stored.get('r')?.length, 2000);
  const finished = bed.events.find(({ type }) => type === 'RecordingFinished')?.recording;
  assert.deepEqual(finished, {
    name: 'r',
    format: 'wav',
    state: 'done',
    target_uri: 'channel:1',
    duration: 2,
    talking_duration: 2,
    silence_duration: 0,
  });
});

test('a cancelled recording leaves nothing behind', async () => {
  const bed = await RecordBed.make();
  await bed.record('r');
  await bed.clock.advance(1000);
  assert.deepEqual(await bed.live('cancel'), done);
  await bed.clock.advance(0);
  assert.deepEqual(bed.take(), ['RecordingStarted r recording', 'RecordingFinished r done 1']);
  assert.equal(bed.exchange.media.stored.get('r'), undefined);
});

test('one that waits takes no pause, and is recorded even when it was cancelled', async () => {
  const bed = await RecordBed.make();
  await bed.record('a');
  await bed.record('r');
  assert.deepEqual(await bed.live('pause'), refusal(409, 'Recording not in session'));
  assert.deepEqual(await bed.live('mute'), refusal(409, 'Recording not in session'));
  assert.deepEqual(await bed.live('cancel'), done);
  const { body } = await bed.ask('recordings.getLive', { recordingName: 'r' });
  assert.equal((body as { state: string }).state, 'canceled');
  await bed.live('stop', 'a');
  await bed.clock.advance(0);
  assert.deepEqual(bed.take().slice(1), ['RecordingFinished a done 0', 'RecordingStarted r recording']);
});

test('names that exist, lead elsewhere or are missing, and what else Asterisk refuses', async () => {
  const bed = await RecordBed.make();
  const parse = refusal(500, 'Error parsing request');
  assert.deepEqual(await bed.record('../x'), parse);
  assert.deepEqual(await bed.record(''), parse);
  const format = refusal(422, 'specified format is unknown on this system');
  assert.deepEqual(await bed.record('x', { format: 'mp3' }), format);
  assert.deepEqual(await bed.record('x', { format: '' }), format);
  assert.deepEqual(await bed.record('x', { ifExists: 'zzz' }), refusal(400, 'ifExists invalid'));
  assert.deepEqual(await bed.record('x', { terminateOn: 'zz' }), refusal(400, 'terminateOn invalid'));
  assert.deepEqual(
    await bed.record('x', { maxDurationSeconds: '-1' }),
    refusal(400, 'max_duration_seconds cannot be negative'),
  );
  const exists = (name: string) =>
    refusal(409, `Recording '${name}' already exists and can not be overwritten`);
  assert.deepEqual(await bed.record('greeting'), exists('greeting'));
  await bed.record('r', { ifExists: 'overwrite' });
  assert.deepEqual(await bed.record('r', { ifExists: 'overwrite' }), exists('r'));
  assert.deepEqual(bed.take(), ['RecordingStarted r recording']);
});

test('appending counts what was there', async () => {
  const bed = await RecordBed.make();
  await bed.record('greeting', { ifExists: 'append' });
  await bed.clock.advance(1000);
  await bed.live('stop', 'greeting');
  await bed.clock.advance(0);
  assert.deepEqual(bed.take().at(-1), 'RecordingFinished greeting done 5');
  assert.equal(bed.exchange.media.stored.get('greeting')?.length, 5200);
});

test('a hang-up stores what was recorded', async () => {
  const bed = await RecordBed.make();
  await bed.record('r');
  await bed.record('q');
  await bed.clock.advance(1500);
  bed.take();
  await bed.ask('channels.hangup', { channelId: '1' });
  await bed.clock.advance(0);
  assert.deepEqual(bed.take(), [
    'ChannelHangupRequest 1',
    'RecordingFinished r done 1',
    'RecordingStarted q recording',
    'RecordingFinished q done 0',
    'StasisEnd 1',
  ]);
  assert.equal(bed.exchange.media.stored.get('r')?.length, 1500);
  assert.equal(bed.clock.pending, 0);
});

test('a channel in a bridge cannot be recorded, the bridge can', async () => {
  const bed = await RecordBed.make();
  await bed.bridge('m', ['1']);
  assert.equal((await bed.record('r')).status, 201);
  assert.deepEqual(bed.take(), ['RecordingFailed r failed Cannot record channel while in bridge']);
  const record = (name: string, more = {}) =>
    bed.ask('bridges.record', { bridgeId: 'm', name, format: 'wav', ...more });
  assert.deepEqual(await record('r', { maxDurationSeconds: '-1' }), refusal(500, 'Error parsing request'));
  bed.take();
  assert.equal((await record('s')).status, 201);
  await bed.clock.advance(1200);
  await bed.live('stop', 's');
  await bed.clock.advance(0);
  assert.deepEqual(bed.take(), [
    'BRIDGEPEER 1 Recorder2',
    'RecordingStarted s recording',
    'RecordingFinished s done 1',
  ]);
});

test('stored recordings can be listed, copied, fetched and deleted', async () => {
  const bed = await RecordBed.make();
  const copy = (more: Record<string, string>) =>
    bed.ask('recordings.copyStored', { recordingName: 'greeting', ...more });
  assert.deepEqual(await copy({ destinationRecordingName: 'b' }), {
    status: 200,
    body: { name: 'b', format: 'wav' },
  });
  assert.deepEqual(
    await copy({ destinationRecordingName: 'b' }),
    refusal(409, 'A recording with the same name already exists on the system'),
  );
  assert.deepEqual(await copy({}), refusal(400, 'Invalid destination recording name'));
  assert.deepEqual(
    await copy({ destinationRecordingName: '../z' }),
    refusal(403, 'Destination file path is forbidden'),
  );
  assert.deepEqual(await bed.ask('recordings.deleteStored', { recordingName: 'b' }), done);
  const missing = refusal(404, 'Recording not found');
  assert.deepEqual(await bed.ask('recordings.deleteStored', { recordingName: 'b' }), missing);
  assert.deepEqual(await bed.ask('recordings.getStoredFile', { recordingName: 'b' }), missing);
});
