import type { Scenario } from '../transcript/scenario';

/** A channel is made first and dialled later. */
export const createAndDial: Scenario = {
  name: 'create and dial',
  async play(run) {
    const app = await run.connect('myapp');
    const ids = { channelId: 'a', otherChannelId: 'b' };
    const echo = { endpoint: 'Local/502@from-trunk', app: 'myapp' };
    await run.rest('POST', '/channels/create', { ...echo, appArgs: 'dialed', ...ids });
    await app.until('StasisStart');
    await run.rest('GET', '/channels/a');
    await run.rest('POST', '/channels/a/answer');
    await run.rest('POST', '/channels/create', { ...echo, ...ids });
    await run.rest('POST', '/channels/a/dial', { timeout: '10' });
    await app.until('ChannelStateChange', ({ channel }) => {
      const { id, state } = channel as { id: string; state: string };
      return id === 'a' && state === 'Up';
    });
    await run.runs('b', 'Echo');
    await run.rest('POST', '/channels/a/dial', { timeout: '10' });
    await run.rest('GET', '/channels/a');
    await run.rest('DELETE', '/channels/a');
    await app.until('ChannelDestroyed');
    await run.answers(404, '/channels/b');

    run.note('refused');
    await run.rest('POST', '/channels/create', { app: 'myapp' });
    await run.rest('POST', '/channels/create', { endpoint: echo.endpoint });
    await run.rest('POST', '/channels/create', { endpoint: 'NoTech/x', app: 'myapp' });
    await run.rest('POST', '/channels/create', { endpoint: 'garbage', app: 'myapp' });
    await run.rest('POST', '/channels/create', { ...echo, channelId: 'v' }, { variables: { N: 5 } });
    await run.rest('POST', '/channels/nobody/dial');

    run.note('a phone that is busy');
    const bob = await run.server.phone('bob', { kind: 'busy' });
    await run.rest('POST', '/channels/create', {
      ...{ endpoint: 'PJSIP/bob', app: 'myapp', channelId: 'busy' },
    });
    await app.until('StasisStart', undefined, 2);
    await run.rest('POST', '/channels/busy/dial', { timeout: '10' });
    await app.until('ChannelDestroyed', undefined, 2);
    await bob.stop();
    await app.settle();
  },
};
