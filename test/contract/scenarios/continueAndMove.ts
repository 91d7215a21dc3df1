import type { Scenario } from '../transcript/scenario';

/** Out of the application: on in the dialplan, elsewhere in it, nowhere; and into another application. */
export const continueAndMove: Scenario = {
  name: 'continue and move',
  async play(run) {
    const app = await run.connect('myapp');
    const ended = (id: string): Promise<unknown> =>
      app.until('StasisEnd', ({ channel }) => (channel as { id: string }).id === id);
    run.note('to the next priority, which hangs up');
    await run.callIn(app, 'a');
    await run.rest('POST', '/channels/a/continue');
    await run.answers(404, '/channels/far-a');

    run.note('to another place, watched');
    await run.callIn(app, 'b');
    await run.rest('POST', '/applications/myapp/subscription', { eventSource: 'channel:b' });
    await run.rest('POST', '/channels/b/continue', { context: 'redir', extension: '1', priority: '1' });
    await run.runs('b', 'Wait');
    await run.rest('GET', '/channels/b');
    await run.rest('POST', '/channels/b/play', { media: 'sound:hello' });
    await run.rest('DELETE', '/channels/b');
    await run.answers(404, '/channels/far-b');

    run.note('to a place that does not exist, to a label that does not');
    await run.callIn(app, 'c');
    await run.rest('POST', '/channels/c/continue', { label: 'nolabel' });
    await run.rest('POST', '/channels/c/continue', { context: 'nowhere', extension: '9' });
    await ended('c');
    await run.answers(404, '/channels/far-c');

    run.note('entered unanswered with arguments, answered, continued');
    await run.callIn(app, 'd', '510');
    await run.rest('GET', '/channels/d');
    await run.rest('POST', '/channels/d/progress');
    await run.rest('POST', '/channels/d/ring');
    await run.rest('POST', '/channels/d/answer');
    await run.rest('GET', '/channels/d');
    await run.rest('POST', '/channels/d/continue');
    await run.runs('d', 'Wait');
    await run.rest('GET', '/channels/d/variable', { variable: 'AFTER' });
    await run.rest('DELETE', '/channels/d');
    await run.answers(404, '/channels/far-d');

    run.note('an application that nobody serves');
    await run.rest('POST', '/channels', {
      ...{ endpoint: 'Local/511@from-trunk', context: 'default', extension: '100' },
      ...{ channelId: 'far-e', otherChannelId: 'e' },
    });
    await run.runs('e', 'Wait');
    await run.rest('GET', '/channels/e/variable', { variable: 'AFTER' });
    await run.rest('DELETE', '/channels/e');
    await run.answers(404, '/channels/far-e');

    run.note('moved to another application, then to one that nobody serves');
    const other = await run.connect('otherapp');
    await run.callIn(app, 'm');
    await run.rest('POST', '/channels/m/move', { app: 'otherapp', appArgs: 'moved,here' });
    await other.until('StasisStart');
    await ended('m');
    await run.rest('GET', '/applications');
    await run.rest('GET', '/channels/m');
    await run.rest('POST', '/channels/m/play/moved', { media: 'sound:hello' });
    await other.until('PlaybackFinished');
    await run.rest('POST', '/channels/m/move', { app: 'noSuchApp', appArgs: 'a,b' });
    await other.until('ApplicationMoveFailed');
    await run.rest('GET', '/channels/m');
    await run.rest('DELETE', '/channels/m');
    await run.answers(404, '/channels/far-m');
    await app.settle();
    await other.settle();
  },
};
