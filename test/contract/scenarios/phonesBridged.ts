import type { Scenario } from '../transcript/scenario';

/** A caller from the trunk enters the application, which calls a phone and puts both into a bridge. */
export const phonesBridged: Scenario = {
  name: 'PJSIP: caller and phone in a bridge of the application',
  async play(run) {
    const watcher = await run.connect('watch', { subscribeAll: true });
    const app = await run.connect('myapp');
    const alice = await run.server.phone('alice', { kind: 'answers', ringMs: 100 });
    const caller = await run.server.incomingCall('500');
    const start = await app.until('StasisStart');
    const { id } = start.channel as { id: string };
    await run.rest('GET', '/channels');
    await run.rest('POST', '/channels', {
      ...{ endpoint: 'PJSIP/alice', app: 'myapp', appArgs: 'dialed', channelId: 'leg', originator: id },
      callerId: '"Test caller" <caller>',
    });
    await app.until('StasisStart', undefined, 2);
    await run.rest('POST', '/bridges/one', { type: 'mixing' });
    await run.rest('POST', '/bridges/one/addChannel', { channel: `${id},leg` });
    await app.until('ChannelEnteredBridge', undefined, 2);
    await watcher.until('ChannelEnteredBridge', undefined, 2);
    await run.until('the native bridge', async () => {
      const { body } = await run.server.rest('GET', '/bridges/one');
      return (body as { technology: string }).technology === 'native_rtp';
    });
    await run.rest('GET', '/bridges/one');
    await run.rest('GET', '/endpoints');
    await run.rest('DELETE', `/channels/${id}`);
    await app.until('StasisEnd');
    await watcher.until('ChannelDestroyed');
    await run.rest('DELETE', '/channels/leg');
    await watcher.until('ChannelDestroyed', undefined, 2);
    await run.rest('DELETE', '/bridges/one');
    await watcher.until('BridgeDestroyed');
    await app.settle();
    await watcher.settle();
    await caller.stop();
    await alice.stop();
  },
};
