import type { Scenario } from '../transcript/scenario';

/** User events and event filters. */
export const userEvents: Scenario = {
  name: 'user events and event filters',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    const path = '/events/user/MyEvent';
    const variables = { variables: { k: 'v', n: '1' } };
    await run.rest('POST', path, { application: 'myapp' }, variables);
    await run.rest('POST', path, { application: 'myapp' });
    await run.rest('POST', path, { application: 'myapp', source: 'channel:a' }, variables);
    await run.rest(
      'POST',
      path,
      { application: 'myapp', source: 'channel:a,endpoint:PJSIP/alice' },
      variables,
    );
    await run.rest('POST', path, { application: 'myapp', source: 'deviceState:Stasis:x' });
    await run.rest('POST', path, { application: 'nope' });
    await run.rest('POST', path, { application: 'myapp', source: 'channel:nope' });
    await run.rest('POST', path, { application: 'myapp', source: 'bogus:nope' });
    await run.rest('POST', path);
    await app.settle();

    run.note('filters');
    const filter = (body?: unknown, name = 'myapp'): Promise<unknown> =>
      run.rest('PUT', `/applications/${name}/eventFilter`, undefined, body);
    await filter({ disallowed: [{ type: 'ChannelVarset' }] });
    await run.rest('POST', '/channels/a/variable', { variable: 'HIDDEN', value: '1' });
    await run.rest('GET', '/applications/myapp');
    await filter({ allowed: [{ type: 'StasisEnd' }] });
    await run.rest('POST', '/channels/a/variable', { variable: 'HIDDEN', value: '2' });
    await run.rest('GET', '/applications/myapp');
    await filter({ allowed: 'x' });
    await filter({ allowed: [{ type: 'NotAType' }], disallowed: [] });
    await filter({ allowed: [{ x: 'y' }] });
    await filter({});
    await filter(undefined);
    await filter({}, 'nope');
    await run.rest('POST', '/channels/a/variable', { variable: 'SEEN', value: '3' });
    await run.rest('DELETE', '/channels/a');
    await app.until('StasisEnd');
    await app.settle();
  },
};
