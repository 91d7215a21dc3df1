import type { Scenario } from '../transcript/scenario';

/** A channel is listened to and whispered to. */
export const snoop: Scenario = {
  name: 'snoop',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    const started = (id: string): Promise<unknown> =>
      app.until('StasisStart', ({ channel }) => (channel as { id: string }).id === id);
    await run.rest('POST', '/channels/a/snoop', {
      ...{ spy: 'both', whisper: 'none', app: 'myapp', appArgs: 'snooping', snoopId: 'spy' },
    });
    await started('spy');
    await run.rest('GET', '/channels/spy');
    await run.rest('POST', '/channels/spy/record', { name: 'spied', format: 'wav', ifExists: 'overwrite' });
    await app.until('RecordingStarted');
    await run.rest('POST', '/recordings/live/spied/stop');
    await app.until('RecordingFinished');
    await run.rest('DELETE', '/recordings/stored/spied');
    await run.rest('POST', '/channels/a/snoop/whisper', { spy: 'none', whisper: 'out', app: 'myapp' });
    await started('whisper');
    await run.rest('POST', '/channels/whisper/play/whispered', { media: 'sound:hello' });
    await app.until('PlaybackFinished');

    run.note('refused');
    await run.rest('POST', '/channels/a/snoop', { spy: 'none', app: 'myapp' });
    await run.rest('POST', '/channels/a/snoop', { spy: 'zz', app: 'myapp' });
    await run.rest('POST', '/channels/a/snoop', { whisper: 'zz', app: 'myapp' });
    await run.rest('POST', '/channels/a/snoop', { spy: 'both' });
    await run.rest('POST', '/channels/nobody/snoop', { spy: 'both', app: 'myapp' });
    await run.rest('DELETE', '/channels/spy');
    await run.rest('DELETE', '/channels/whisper');
    await app.until('StasisEnd', undefined, 2);
    await app.settle();
  },
};
