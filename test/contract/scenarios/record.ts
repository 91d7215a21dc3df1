import type { Scenario } from '../transcript/scenario';

const LIVE = '/recordings/live/d2%2Fgreeting';
const STORED = '/recordings/stored/d2%2Fgreeting';

/** A recording: paused, muted, stopped, cancelled, ended by time, digit and hang-up; and what is stored. */
export const record: Scenario = {
  name: 'record a channel',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    const finished = (count: number): Promise<unknown> => app.until('RecordingFinished', undefined, count);
    await run.rest('POST', '/channels/a/record', {
      ...{ name: 'd2/greeting', format: 'wav', maxDurationSeconds: '10', maxSilenceSeconds: '0' },
      ...{ ifExists: 'overwrite', beep: 'true', terminateOn: '#' },
    });
    await app.until('RecordingStarted');
    await run.rest('GET', LIVE);
    await run.rest('POST', `${LIVE}/pause`);
    await run.rest('GET', LIVE);
    await run.rest('POST', `${LIVE}/pause`);
    await run.rest('DELETE', `${LIVE}/pause`);
    await run.rest('POST', `${LIVE}/mute`);
    await run.rest('POST', `${LIVE}/mute`);
    await run.rest('DELETE', `${LIVE}/mute`);
    await run.rest('GET', LIVE);
    await run.rest('POST', '/channels/a/record', { name: 'd2/greeting', format: 'wav' });
    await run.rest('POST', `${LIVE}/stop`);
    await finished(1);
    await run.rest('GET', LIVE);
    await run.rest('POST', `${LIVE}/stop`);

    run.note('what is stored');
    await run.rest('GET', STORED);
    await run.rest('GET', '/recordings/stored/d2/greeting');
    await run.call({ method: 'GET', path: `${STORED}/file` }, 'status');
    await run.rest('POST', `${STORED}/copy`, { destinationRecordingName: 'd2copy' });
    await run.rest('POST', `${STORED}/copy`, { destinationRecordingName: 'd2copy' });
    await run.rest('POST', `${STORED}/copy`);
    await run.rest('POST', '/channels/a/record', { name: 'd2copy', format: 'wav' });
    await run.rest('POST', '/channels/a/play/copy', { media: 'recording:d2copy' });
    await app.until('PlaybackFinished');

    run.note('cancelled, ended by its time, by a digit, by the hang-up');
    await run.rest('POST', '/channels/a/record', { name: 'd2cancel', format: 'gsm' });
    await app.until('RecordingStarted', undefined, 2);
    await run.rest('DELETE', '/recordings/live/d2cancel');
    await finished(2);
    await run.rest('GET', '/recordings/stored/d2cancel');
    await run.rest('POST', '/channels/a/record', {
      ...{ name: 'd2max', format: 'wav', maxDurationSeconds: '1', ifExists: 'overwrite' },
    });
    await run.rest('GET', '/channels/a');
    await finished(3);
    await run.rest('POST', '/channels/a/record', { name: 'd2hang', format: 'wav', ifExists: 'overwrite' });
    await app.until('RecordingStarted', undefined, 4);
    await run.rest('DELETE', '/channels/a');
    await app.until('StasisEnd');
    await finished(4);
    await app.settle();
    for (const name of ['d2%2Fgreeting', 'd2copy', 'd2max', 'd2hang', 'nope']) {
      await run.rest('DELETE', `/recordings/stored/${name}`);
    }
  },
};
