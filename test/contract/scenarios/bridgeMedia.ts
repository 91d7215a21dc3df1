import type { Scenario } from '../transcript/scenario';

/** A bridge is played to, recorded and given music; its members are played to in it. */
export const bridgeMedia: Scenario = {
  name: 'bridge: play, record, music',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    await run.callIn(app, 'b');
    await run.rest('POST', '/bridges/one', { type: 'mixing', name: 'One' });
    await run.rest('POST', '/bridges/one/addChannel', { channel: 'a,b' });
    await app.until('ChannelEnteredBridge', undefined, 2);
    await app.settle();

    run.note('recorded, played to');
    await run.rest('POST', '/bridges/one/record', { name: 'd8', format: 'wav', ifExists: 'overwrite' });
    await app.until('RecordingStarted');
    await run.rest('POST', '/bridges/one/play/greeting', { media: 'sound:hello' });
    await app.until('PlaybackFinished');
    await run.rest('POST', '/recordings/live/d8/stop');
    await app.until('RecordingFinished');
    await run.rest('GET', '/recordings/stored/d8');
    await run.rest('DELETE', '/recordings/stored/d8');

    run.note('music');
    await run.rest('POST', '/bridges/one/moh');
    await run.rest('POST', '/bridges/one/moh', { mohClass: 'default' });
    await run.rest('DELETE', '/bridges/one/moh');
    await run.rest('DELETE', '/bridges/one/moh');

    run.note('a member is played to');
    await run.rest('POST', '/channels/a/play/alone', { media: 'sound:beep' });
    await app.until('PlaybackFinished', undefined, 2);
    run.note('a list, stopped');
    await run.rest('POST', '/bridges/one/play/list', { media: 'sound:tt-monkeys,sound:hello' });
    await app.until('PlaybackStarted', undefined, 3);
    await run.rest('DELETE', '/playbacks/list');
    await app.until('PlaybackFinished', undefined, 3);

    // Stopped first: whether the end of a recording or that of its bridge is told first is chance.
    run.note('an empty bridge is recorded');
    await run.rest('POST', '/bridges/two');
    await run.rest('POST', '/applications/myapp/subscription', { eventSource: 'bridge:two' });
    await run.rest('POST', '/bridges/two/record', { name: 'd8b', format: 'wav', ifExists: 'overwrite' });
    await app.until('RecordingStarted', undefined, 2);
    await run.rest('POST', '/recordings/live/d8b/stop');
    await app.until('RecordingFinished', undefined, 2);
    await run.rest('DELETE', '/bridges/two');
    await run.answers(404, '/bridges/two');
    await run.rest('DELETE', '/recordings/stored/d8b');
    await app.settle();
  },
};
