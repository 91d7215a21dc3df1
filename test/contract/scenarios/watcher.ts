import type { Scenario } from '../transcript/scenario';

/** Somebody watches everything while an application handles a call. */
export const watcher: Scenario = {
  name: 'a watcher beside an application',
  async play(run) {
    const watch = await run.connect('watch', { subscribeAll: true });
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    await run.rest('POST', '/bridges/one', { type: 'mixing' });
    await run.rest('POST', '/bridges/one/addChannel', { channel: 'a' });
    await watch.until('ChannelEnteredBridge');
    await run.rest('POST', '/channels/a/play/greeting', { media: 'sound:beep' });
    await app.until('PlaybackFinished');
    await run.rest('PUT', '/deviceStates/Stasis:lamp', { deviceState: 'INUSE' });
    await watch.until('DeviceStateChanged');
    await run.rest('DELETE', '/deviceStates/Stasis:lamp');
    await watch.until('DeviceStateChanged', undefined, 2);
    await run.rest('GET', '/applications');
    await run.rest('DELETE', '/channels/a');
    await app.until('StasisEnd');
    await watch.until('ChannelDestroyed', undefined, 2);
    await run.rest('DELETE', '/bridges/one');
    await watch.until('BridgeDestroyed');
    await app.settle();
    await watch.settle();
  },
};
