import type { Event } from '../transcript/renderEvent';
import type { Scenario } from '../transcript/scenario';

/** A call that is offered to every application: claimed by one, by nobody, given up. */
export const broadcast: Scenario = {
  name: 'StasisBroadcast and claims',
  async play(run) {
    const app = await run.connect('myapp');
    const other = await run.connect('other');
    const call = async (id: string): Promise<void> => {
      await run.rest('POST', '/channels', {
        endpoint: 'Local/530@from-trunk',
        ...{ context: 'default', extension: '100', priority: '1' },
        ...{ callerId: '"Caller" <555>', channelId: `far-${id}`, otherChannelId: id },
      });
      const isIt = (event: Event): boolean => (event.channel as { id: string }).id === id;
      await app.until('CallBroadcast', isIt);
      await other.until('CallBroadcast', isIt);
    };
    run.note('claimed, and claimed again');
    await call('a');
    await run.rest('POST', '/events/claim', { channelId: 'a', application: 'myapp' });
    await app.until('StasisStart');
    await run.rest('POST', '/events/claim', { channelId: 'a', application: 'other' });
    await run.rest('GET', '/channels/a/variable', { variable: 'STASISSTATUS' });
    await run.rest('POST', '/channels/a/continue');
    await app.until('StasisEnd');
    await run.runs('a', 'Wait');
    await run.rest('GET', '/channels/a/variable', { variable: 'STASISSTATUS' });
    await run.rest('DELETE', '/channels/a');
    await run.answers(404, '/channels/a');
    run.note('given up by the caller');
    await call('b');
    await run.rest('DELETE', '/channels/far-b');
    await run.answers(404, '/channels/b');
    await run.rest('POST', '/events/claim', { channelId: 'b', application: 'myapp' });
    run.note('claimed by nobody');
    await call('c');
    await run.runs('c', 'Wait');
    await run.rest('GET', '/channels/c/variable', { variable: 'STASISSTATUS' });
    await run.rest('POST', '/events/claim', { channelId: 'c', application: 'myapp' });
    await run.rest('DELETE', '/channels/c');
    await run.answers(404, '/channels/c');
    await app.settle();
    await other.settle();
  },
};
