import type { Scenario } from '../transcript/scenario';

/** Calls that no application has a part in, seen by a watcher: answered, busy, not answered, abandoned. */
export const dialplanCalls: Scenario = {
  name: 'PJSIP: phones call each other',
  async play(run) {
    const watcher = await run.connect('watch', { subscribeAll: true });
    const ended = (count: number): Promise<unknown> => watcher.until('ChannelDestroyed', undefined, count);
    run.note('answered, hung up by the caller');
    const bob = await run.server.phone('bob', { kind: 'answers', ringMs: 100 });
    const first = await run.server.incomingCall('102', { hangUpAfterMs: 400 });
    await ended(2);
    await first.stop();
    await bob.stop();
    run.note('busy');
    const busy = await run.server.phone('bob', { kind: 'busy' });
    const second = await run.server.incomingCall('102');
    await ended(4);
    await second.stop();
    await busy.stop();
    run.note('abandoned by the caller');
    const ringing = await run.server.phone('bob', { kind: 'rings' });
    const third = await run.server.incomingCall('102', { abandonAfterMs: 200 });
    await ended(6);
    await third.stop();
    await ringing.stop();
    run.note('a phone without contact');
    const fourth = await run.server.incomingCall('103');
    await ended(7);
    await fourth.stop();
    await watcher.settle();
    await run.rest('GET', '/channels');
    await run.rest('GET', '/bridges');
    await run.rest('GET', '/endpoints/PJSIP/bob');
  },
};
