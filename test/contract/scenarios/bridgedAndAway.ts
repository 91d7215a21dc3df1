import type { Scenario } from '../transcript/scenario';

/** Channels that leave their bridge otherwise than by removeChannel: continue, move, hang-up. */
export const bridgedAndAway: Scenario = {
  name: 'out of a bridge by continue, move and hang-up',
  async play(run) {
    const app = await run.connect('myapp');
    const other = await run.connect('otherapp');
    await run.rest('POST', '/bridges/one', { name: 'One' });
    for (const id of ['a', 'b', 'm']) await run.callIn(app, id);
    await run.rest('POST', '/bridges/one/addChannel', { channel: 'a' });
    await run.rest('POST', '/bridges/one/addChannel', { channel: 'b' });
    await app.until('ChannelEnteredBridge', undefined, 2);
    await app.settle();
    await run.rest('POST', '/channels/a/continue', { context: 'redir', extension: '1', priority: '1' });
    await app.until('StasisEnd');
    await run.runs('a', 'Wait');
    await run.rest('GET', '/bridges/one');
    await run.rest('POST', '/bridges/one/addChannel', { channel: 'm' });
    await app.until('ChannelEnteredBridge', undefined, 3);
    await app.settle();
    await run.rest('POST', '/channels/m/move', { app: 'otherapp' });
    await other.until('StasisStart');
    await app.settle();
    await run.rest('GET', '/bridges/one');
    await run.rest('GET', '/applications');
    await run.rest('DELETE', '/channels/b', { reason: 'busy' });
    await app.until('StasisEnd', ({ channel }) => (channel as { id: string }).id === 'b');
    await run.answers(404, '/channels/far-b');
    await run.rest('GET', '/bridges/one');
    await run.rest('DELETE', '/channels/m');
    await other.until('StasisEnd');
    await app.settle();
    await other.settle();
  },
};
