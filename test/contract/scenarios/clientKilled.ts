import type { Scenario } from '../transcript/scenario';

/** The client of an application dies, its channel stays; a new call fails; the client comes back. */
export const clientKilled: Scenario = {
  name: 'client killed and back',
  async play(run) {
    const watcher = await run.connect('watch', { subscribeAll: true });
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    await run.rest('POST', '/bridges/one');
    await run.rest('POST', '/bridges/one/addChannel', { channel: 'a' });
    await app.until('ChannelEnteredBridge');
    await app.end('kill');
    await run.rest('GET', '/applications/myapp');
    await run.rest('GET', '/channels/a');
    await run.rest('GET', '/bridges/one');
    await run.rest('POST', '/channels/a/variable', { variable: 'STILL', value: 'controllable' });
    run.note('a new call finds nobody');
    await run.rest('POST', '/channels', {
      ...{ endpoint: 'Local/500@from-trunk', context: 'default', extension: '100' },
      ...{ channelId: 'far-n', otherChannelId: 'n' },
    });
    await watcher.until('ChannelDestroyed', undefined, 2);
    run.note('back');
    const back = await run.connect('myapp', { name: 'back' });
    await run.rest('GET', '/applications/myapp');
    await run.rest('POST', '/channels/a/variable', { variable: 'AFTER', value: '1' });
    await back.until('ChannelVarset');
    await run.rest('POST', '/bridges/one/removeChannel', { channel: 'a' });
    await back.until('ChannelLeftBridge');
    await back.settle();
    run.note('a polite end is the same');
    await back.end('close');
    await run.rest('GET', '/applications/myapp');
    await run.rest('POST', '/channels/a/continue');
    await watcher.until('ChannelDestroyed', undefined, 4);
    await run.rest('DELETE', '/bridges/one');
    await run.answers(404, '/bridges/one');
    await watcher.settle();
    await run.rest('GET', '/applications');
  },
};
