import type { Scenario } from '../transcript/scenario';

/** A call that enters the application unanswered, watched: it rings, is refused or given up. */
export const unanswered: Scenario = {
  name: 'unanswered calls, watched',
  async play(run) {
    const watch = await run.connect('watch', { subscribeAll: true });
    const app = await run.connect('myapp');
    run.note('rings, is refused');
    await run.callIn(app, 'a', '505');
    await run.rest('POST', '/channels/a/ring');
    await watch.until('ChannelStateChange', ({ channel }) => {
      const { id, state } = channel as { id: string; state: string };
      return id === 'far-a' && state === 'Ringing';
    });
    await run.rest('DELETE', '/channels/a/ring');
    await run.rest('DELETE', '/channels/a', { reason: 'rejected' });
    await watch.until('ChannelDestroyed', undefined, 2);
    run.note('given up by the far side');
    await run.callIn(app, 'b', '505');
    await run.rest('POST', '/channels/b/progress');
    await run.rest('DELETE', '/channels/far-b');
    await watch.until('ChannelDestroyed', undefined, 4);
    run.note('plays although it was never answered');
    await run.callIn(app, 'c', '505');
    await run.rest('POST', '/channels/c/play/early', { media: 'sound:beep' });
    await app.until('PlaybackFinished');
    await run.rest('POST', '/channels/c/answer');
    await run.runs('far-c', 'Wait');
    await run.rest('POST', '/channels/c/answer');
    await run.rest('DELETE', '/channels/c');
    await watch.until('ChannelDestroyed', undefined, 6);
    await app.settle();
    await watch.settle();
  },
};
