import type { Scenario } from '../transcript/scenario';

/** Digits come in from the far side, and are sent to it. */
export const dtmf: Scenario = {
  name: 'DTMF',
  async play(run) {
    const app = await run.connect('myapp');
    await run.rest('POST', '/channels', {
      ...{ endpoint: 'Local/500@from-trunk', context: 'from-trunk', extension: '520', priority: '1' },
      ...{ channelId: 'far-a', otherChannelId: 'a' },
    });
    await app.until('ChannelDtmfReceived', undefined, 5);
    run.note('the far side watched while digits are sent to it');
    await run.rest('POST', '/applications/myapp/subscription', { eventSource: 'channel:far-a' });
    await run.rest('POST', '/channels/a/dtmf', {
      ...{ dtmf: '56*A', before: '50', between: '120', duration: '150', after: '50' },
    });
    await app.until('ChannelDtmfReceived', undefined, 9);
    await run.rest('POST', '/channels/a/dtmf', { dtmf: '' });
    await run.rest('POST', '/channels/a/dtmf');
    await run.rest('POST', '/channels/a/dtmf', { dtmf: 'xyz!' });
    await run.rest('POST', '/channels/far-a/dtmf', { dtmf: '1' });
    await run.rest('POST', '/channels/nobody/dtmf', { dtmf: '1' });
    await run.rest('DELETE', '/channels/a');
    await app.until('ChannelDestroyed', ({ channel }) => (channel as { id: string }).id === 'far-a');
    await app.settle();
  },
};
