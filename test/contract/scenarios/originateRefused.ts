import type { Scenario } from '../transcript/scenario';

/** What originate refuses, and what it takes although one would not think so. */
export const originateRefused: Scenario = {
  name: 'originate: refused, and taken all the same',
  async play(run) {
    const app = await run.connect('myapp');
    for (const endpoint of ['PJSIP/nobody', 'PJSIP/carol', 'NoTech/x', 'garbage', '', 'PJSIP/']) {
      await run.rest('POST', '/channels', { endpoint, app: 'myapp', channelId: 'refused' });
    }
    const echo = { endpoint: 'Local/502@from-trunk', app: 'myapp' };
    await run.rest('POST', '/channels', { endpoint: echo.endpoint });
    await run.rest('POST', '/channels', { app: 'myapp' });
    await run.rest('POST', '/channels', { ...echo, formats: 'nonsense' });
    await run.rest('POST', '/channels', { ...echo, originator: 'nobody' });
    const place = { endpoint: echo.endpoint, context: 'redir', extension: '1' };
    await run.rest('POST', '/channels', { ...place, label: 'nolabel' });
    await run.rest('POST', '/channels', { ...echo, channelId: 'n' }, { variables: { N: 5 } });
    await run.rest('GET', '/channels/n');
    await run.call({
      ...{ method: 'POST', path: '/channels', query: echo },
      text: { type: 'application/json', text: '{"variables": {bad' },
    });

    run.note('taken: priority and time-out that are no numbers, a body of text, variables in a list');
    const taken: [string, Record<string, string>, { type: string; text: string } | undefined][] = [
      ['t1', { ...place, priority: 'abc' }, undefined],
      ['t2', { ...echo, timeout: 'abc' }, undefined],
      ['t3', echo, { type: 'text/plain', text: 'FOO=bar' }],
      ['t4', echo, { type: 'application/json', text: '{"variables": ["x"]}' }],
      ['t5', { ...echo, context: 'redir', extension: '1' }, undefined],
    ];
    for (const [channelId, query, text] of taken) {
      const request = { method: 'POST', path: '/channels', query: { ...query, channelId } };
      await run.call({ ...request, ...(text && { text }) });
      await run.runs(channelId, channelId === 't1' ? 'Wait' : 'Stasis');
      await run.rest('DELETE', `/channels/${channelId}`);
      await run.answers(404, `/channels/${channelId};2`);
    }
    await run.call({
      ...{ method: 'POST', path: '/channels' },
      text: {
        type: 'application/x-www-form-urlencoded',
        text: 'endpoint=Local%2F502%40from-trunk&app=myapp&channelId=form',
      },
    });
    await app.until('StasisStart', ({ channel }) => (channel as { id: string }).id === 'form');

    run.note('ids that are in use');
    await run.rest('POST', '/channels', { ...echo, channelId: 'form' });
    await run.rest('POST', '/channels', { ...echo, channelId: 'FORM' });
    await run.rest('POST', '/channels/form', echo);
    await run.rest('POST', '/channels', { ...echo, channelId: 'other', otherChannelId: 'form' });
    await run.rest('DELETE', '/channels/form', { reason: 'bogus' });
    await run.rest('DELETE', '/channels/form', { reason_code: 'bogus' });
    await run.rest('DELETE', '/channels/form', { reason_code: '17' });
    await app.until('StasisEnd', ({ channel }) => (channel as { id: string }).id === 'form');
    await run.answers(404, '/channels/form');
    await app.settle();
  },
};
