import type { Scenario } from '../transcript/scenario';

/** A second client takes the application over; one client serves two applications and loses one of them. */
export const applicationReplaced: Scenario = {
  name: 'application replaced',
  async play(run) {
    const first = await run.connect('myapp', { name: 'first' });
    await run.callIn(first, 'a');
    const second = await run.connect('myapp', { name: 'second' });
    await first.until('ApplicationReplaced');
    await run.rest('GET', '/applications');
    await run.rest('POST', '/channels/a/variable', { variable: 'WHO', value: '?' });
    await second.until('ChannelVarset');
    await first.end('close');
    await run.rest('GET', '/applications');
    await run.rest('POST', '/channels/a/variable', { variable: 'WHO2', value: '?' });
    await second.until('ChannelVarset', undefined, 2);
    await run.rest('DELETE', '/channels/a');
    await second.until('StasisEnd');
    await second.settle();
    run.note('an observer may take it over');
    const { readOnlyUser: user, readOnlyPassword: password } = run.server;
    const third = await run.connect('myapp', { name: 'observer', user, password });
    await second.until('ApplicationReplaced');
    await run.callIn(third, 'b');
    await run.rest('DELETE', '/channels/b');
    await third.until('StasisEnd');
    await third.settle();
    run.note('two applications on one socket');
    const both = await run.connect('a1,a2', { name: 'both' });
    const one = await run.connect('a2', { name: 'one' });
    await both.until('ApplicationReplaced');
    await run.rest('GET', '/applications');
    await one.end('close');
    await both.end('close');
    await run.answers(404, '/applications/a1');
    await run.rest('GET', '/applications');
  },
};
