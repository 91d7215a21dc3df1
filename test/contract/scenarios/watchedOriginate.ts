import type { Scenario } from '../transcript/scenario';

/** What a watcher sees of originated calls: into an application, into the dialplan, to nowhere. */
export const watchedOriginate: Scenario = {
  name: 'originate, watched',
  async play(run) {
    const watch = await run.connect('watch', { subscribeAll: true });
    await run.connect('myapp');
    const echo = { endpoint: 'Local/502@from-trunk' };
    const gone = (count: number): Promise<unknown> => watch.until('ChannelDestroyed', undefined, count);
    await run.rest(
      'POST',
      '/channels',
      { ...echo, app: 'myapp', callerId: '"Somebody" <4711>', channelId: 'a' },
      { variables: { FLAVOUR: 'sour', __INHERITED: '1' } },
    );
    await run.runs('a', 'Stasis');
    await run.runs('a;2', 'Echo');
    await run.rest('DELETE', '/channels/a');
    await gone(2);
    const place = { context: 'redir', extension: '1', priority: '1' };
    await run.rest('POST', '/channels', { ...echo, ...place, channelId: 'b' });
    await run.runs('b', 'Wait');
    await run.runs('b;2', 'Echo');
    await run.rest('DELETE', '/channels/b;2');
    await gone(4);
    for (const [index, extension] of ['504', '506', '999'].entries()) {
      await run.rest('POST', '/channels', {
        ...{ endpoint: `Local/${extension}@from-trunk`, app: 'myapp', channelId: `d${extension}` },
      });
      await gone(6 + 2 * index);
    }
    await watch.settle();
  },
};
