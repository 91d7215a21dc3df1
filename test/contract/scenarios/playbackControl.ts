import type { Scenario } from '../transcript/scenario';

/** A playback of several media is paused, wound, restarted, stopped; a second one waits for it. */
export const playbackControl: Scenario = {
  name: 'playback control',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    const finished = (count: number): Promise<unknown> => app.until('PlaybackFinished', undefined, count);
    const control = async (operation?: string): Promise<void> => {
      const query = operation === undefined ? undefined : { operation };
      await run.rest('POST', '/playbacks/list/control', query);
      await run.rest('GET', '/playbacks/list');
    };
    await run.rest('POST', '/channels/a/play/list', {
      ...{ media: 'sound:tt-monkeys,sound:hello', offsetms: '0', skipms: '2000', lang: 'en' },
    });
    await app.until('PlaybackStarted');
    for (const operation of ['pause', 'pause', 'unpause', 'forward', 'reverse', 'restart', 'bogus']) {
      await control(operation);
    }
    await control();
    await run.rest('POST', '/playbacks/nope/control', { operation: 'pause' });
    run.note('stopped: the whole list ends');
    await run.rest('DELETE', '/playbacks/list');
    await finished(1);
    await run.rest('GET', '/playbacks/list');
    await run.rest('DELETE', '/playbacks/list');

    run.note('a second playback waits');
    await run.rest('POST', '/channels/a/play/first', { media: 'sound:tt-monkeys' });
    await app.until('PlaybackStarted', undefined, 2);
    await run.rest('POST', '/channels/a/play/second', { media: 'sound:hello' });
    await run.rest('GET', '/playbacks/second');
    await run.rest('POST', '/playbacks/second/control', { operation: 'pause' });
    await run.rest('DELETE', '/playbacks/first');
    await finished(3);

    run.note('stopped while it waits');
    await run.rest('POST', '/channels/a/play/third', { media: 'sound:tt-monkeys' });
    await app.until('PlaybackStarted', undefined, 4);
    await run.rest('POST', '/channels/a/play/fourth', { media: 'sound:hello' });
    await run.rest('DELETE', '/playbacks/fourth');
    await run.rest('DELETE', '/playbacks/third');
    await finished(5);
    await app.settle();

    run.note('a hang-up ends it');
    await run.rest('POST', '/channels/a/play/last', { media: 'sound:tt-monkeys' });
    await app.until('PlaybackStarted', ({ playback }) => (playback as { id: string }).id === 'last');
    await run.rest('DELETE', '/channels/a');
    await app.until('StasisEnd');
    await app.settle();
    await run.rest('GET', '/playbacks/last');
  },
};
