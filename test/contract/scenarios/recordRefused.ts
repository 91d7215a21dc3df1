import type { Scenario } from '../transcript/scenario';

/** Recordings that are refused, with Asterisk's words. */
export const recordRefused: Scenario = {
  name: 'record: refused',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    const refused: Record<string, string>[] = [
      { name: 'x', format: 'nope' },
      { format: 'wav' },
      { name: 'x' },
      { name: 'x', format: 'wav', ifExists: 'zzz' },
      { name: 'x', format: 'wav', terminateOn: 'zz' },
      { name: '../x', format: 'wav' },
      { name: 'x', format: 'wav', maxDurationSeconds: '-1' },
      { name: 'x', format: 'wav', maxSilenceSeconds: '-1' },
    ];
    for (const query of refused) await run.rest('POST', '/channels/a/record', query);
    await run.rest('POST', '/channels/far-a/record', { name: 'x', format: 'wav' });
    await run.rest('POST', '/channels/nobody/record', { name: 'x', format: 'wav' });
    for (const [method, path] of [
      ['GET', '/recordings/live/nope'],
      ['DELETE', '/recordings/live/nope'],
      ['POST', '/recordings/live/nope/stop'],
      ['POST', '/recordings/live/nope/pause'],
      ['DELETE', '/recordings/live/nope/pause'],
      ['POST', '/recordings/live/nope/mute'],
      ['DELETE', '/recordings/live/nope/mute'],
      ['GET', '/recordings/stored/nope'],
      ['GET', '/recordings/stored/nope/file'],
    ] as const) {
      await run.rest(method, path);
    }
    await run.rest('POST', '/recordings/stored/nope/copy', { destinationRecordingName: 'x' });
    await app.settle();
  },
};
