import type { Scenario } from '../transcript/scenario';

/** Calls over PJSIP to and from an application: answered, busy, not answered, hung up by either side. */
export const phones: Scenario = {
  name: 'PJSIP: the application calls a phone',
  async play(run) {
    const app = await run.connect('myapp');
    const call = (channelId: string, endpoint: string, timeout = '20'): Promise<unknown> =>
      run.rest('POST', '/channels', { endpoint, app: 'myapp', appArgs: 'dialed', channelId, timeout });
    run.note('answered after ringing, hung up by the application');
    const alice = await run.server.phone('alice', { kind: 'answers', ringMs: 200 });
    await call('p1', 'PJSIP/alice');
    await app.until('StasisStart');
    await run.rest('GET', '/channels/p1');
    await run.rest('GET', '/endpoints/PJSIP/alice');
    await run.shape('GET', '/channels/p1/rtp_statistics');
    await run.rest('POST', '/channels/p1/hold');
    await run.rest('DELETE', '/channels/p1/hold');
    await run.rest('DELETE', '/channels/p1');
    await app.until('ChannelDestroyed');
    await alice.stop();

    run.note('hung up by the phone');
    const bob = await run.server.phone('bob', { kind: 'answers', hangUpAfterMs: 300 });
    await call('p2', 'PJSIP/bob');
    await app.until('ChannelDestroyed', undefined, 2);
    await bob.stop();

    run.note('busy');
    const busy = await run.server.phone('bob', { kind: 'busy' });
    await call('p3', 'PJSIP/bob');
    await app.until('ChannelDestroyed', undefined, 3);
    await busy.stop();

    run.note('rings, nobody answers');
    const ringing = await run.server.phone('bob', { kind: 'rings' });
    await call('p4', 'PJSIP/bob', '1');
    await app.until('ChannelDestroyed', undefined, 4);
    run.note('rings, given up by the application');
    await call('p5', 'PJSIP/bob');
    await app.until('ChannelStateChange', ({ channel }) => (channel as { id: string }).id === 'p5');
    await run.rest('DELETE', '/channels/p5');
    await app.until('ChannelDestroyed', undefined, 5);
    await app.settle();
    await ringing.stop();
  },
};
