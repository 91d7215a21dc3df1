import type { Scenario } from '../transcript/scenario';

/** Three in a bridge, a holding bridge, roles; every bridge watched. */
export const bridgeKinds: Scenario = {
  name: 'bridge: three parties, holding, watched',
  async play(run) {
    const app = await run.connect('myapp');
    await run.rest('POST', '/applications/myapp/subscription', { eventSource: 'bridge:' });
    for (const id of ['a', 'b', 'c']) await run.callIn(app, id);
    await run.rest('POST', '/bridges', { type: 'mixing', bridgeId: 'main', name: 'Main' });
    await run.rest('POST', '/bridges/main/addChannel', { channel: 'a,b' });
    await app.until('ChannelEnteredBridge', undefined, 2);
    await app.settle();
    run.note('a third');
    await run.rest('POST', '/bridges/main/addChannel', {
      ...{ channel: 'c', mute: 'true', absorbDTMF: 'true', inhibitConnectedLineUpdates: 'true' },
    });
    await app.until('ChannelEnteredBridge', undefined, 3);
    await run.until('the mixer', async () => {
      const { body } = await run.server.rest('GET', '/bridges/main');
      return (body as { technology: string }).technology === 'softmix';
    });
    await run.rest('GET', '/bridges/main');
    run.note('one is parked');
    await run.rest('POST', '/bridges', { type: 'holding', bridgeId: 'park', name: 'Parking' });
    await run.rest('POST', '/bridges/park/addChannel', { channel: 'c', role: 'participant' });
    await app.until('ChannelEnteredBridge', undefined, 4);
    await app.settle();
    await run.rest('POST', '/bridges/park/moh', { mohClass: 'default' });
    await run.rest('DELETE', '/bridges/park/moh');
    await run.rest('GET', '/bridges');
    await run.rest('GET', '/applications/myapp');
    run.note('one hangs up: its far half goes');
    await run.rest('DELETE', '/channels/far-b');
    await app.until('StasisEnd');
    await app.settle();
    await run.rest('GET', '/bridges/main');
    await run.rest('DELETE', '/bridges/park');
    await run.rest('DELETE', '/bridges/main');
    await app.until('BridgeDestroyed', undefined, 2);
    await app.settle();
  },
};
