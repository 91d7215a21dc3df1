import type { Scenario } from '../transcript/scenario';

/** Music on hold, mute, ringing, hold and silence: accepted, and no event tells of them on a Local channel. */
export const musicMuteHold: Scenario = {
  name: 'music on hold, mute, ring, hold, silence',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    await run.rest('POST', '/applications/myapp/subscription', { eventSource: 'channel:far-a' });
    const commands: [string, Record<string, string>?][] = [
      ['moh', { mohClass: 'default' }],
      ['moh', { mohClass: 'noSuchClass' }],
      ['mute', { direction: 'in' }],
      ['mute', { direction: 'out' }],
      ['mute', { direction: 'both' }],
      ['mute', { direction: 'zz' }],
      ['mute'],
      ['ring'],
      ['hold'],
      ['silence'],
    ];
    for (const [command, query] of commands) {
      await run.rest('POST', `/channels/a/${command}`, query);
      await run.rest('DELETE', `/channels/a/${command}`, query);
    }
    await run.rest('POST', '/channels/a/progress');
    await run.rest('DELETE', '/channels/a/hold');
    await run.rest('DELETE', '/channels/a/moh');
    await app.settle();
    run.note('a channel that is not in Stasis');
    for (const command of ['hold', 'moh', 'mute', 'ring', 'silence', 'progress', 'answer', 'continue']) {
      await run.rest('POST', `/channels/far-a/${command}`);
    }
    await run.rest('POST', '/channels/far-a/play', { media: 'sound:hello' });
    await run.rest('POST', '/channels/far-a/move', { app: 'myapp' });
    await run.rest('POST', '/channels/far-a/redirect', { endpoint: 'PJSIP/alice' });
    await run.rest('POST', '/channels/far-a/dial');
    await run.rest('POST', '/channels/far-a/transfer_progress', { states: 'channel_progress' });
    await run.rest('GET', '/channels/far-a/rtp_statistics');
    await run.rest('POST', '/channels/far-a/variable', { variable: 'X', value: '1' });
    await run.rest('GET', '/channels/far-a/variable', { variable: 'X' });
    run.note('a channel that does not exist');
    for (const command of [
      'hold',
      'moh',
      'mute',
      'ring',
      'silence',
      'progress',
      'answer',
      'continue',
      'dial',
    ]) {
      await run.rest('POST', `/channels/nobody/${command}`);
    }
    await run.rest('GET', '/channels/nobody');
    await run.rest('DELETE', '/channels/nobody');
    await run.rest('GET', '/channels/nobody/variable', { variable: 'X' });
    await run.rest('GET', '/channels/nobody/rtp_statistics');
    await run.rest('POST', '/channels/nobody/move', { app: 'myapp' });
  },
};
