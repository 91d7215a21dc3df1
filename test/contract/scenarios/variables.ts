import type { Scenario } from '../transcript/scenario';

/** Variables of a channel, singly and in numbers, functions, what is reported with events; globals. */
export const variables: Scenario = {
  name: 'variables',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    const set = (query?: Record<string, string>, body?: unknown): Promise<unknown> =>
      run.rest('POST', '/channels/a/variable', query, body);
    const get = (variable?: string): Promise<unknown> =>
      run.rest('GET', '/channels/a/variable', variable === undefined ? undefined : { variable });
    await set({ variable: 'FOO', value: 'hello world' });
    await get('FOO');
    await set({ variable: 'FOO' });
    await get('FOO');
    await set();
    await get();
    await get('NOPE');
    await get('CHANNEL(state)');
    await get('NOFUNC(x)');
    await set({ variable: 'CALLERID(num)', value: '777' });
    await set({ variable: 'CHANNEL(language)', value: 'fr' });
    await run.rest('GET', '/channels/a');
    await set({ variable: '__INHERIT', value: 'x' });
    await get('INHERIT');
    await get('__INHERIT');
    await set(undefined, { variable: 'VIA_BODY', value: 'body' });
    await get('VIA_BODY');
    await set({ variable: 'UNI', value: 'añ漢字😀"\\\n' });
    await get('UNI');
    await set(undefined, { variable: 'LONG', value: 'x'.repeat(5000) });
    await get('LONG');
    await run.rest('POST', '/channels/nobody/variable', { variable: 'X', value: '1' });

    run.note('several at once');
    const many = (body?: unknown): Promise<unknown> =>
      run.rest('POST', '/channels/a/variables', undefined, body);
    await many({ variables: { A: '1', B: '2', C: { value: '3', report_events: true } } });
    await run.rest('GET', '/channels/a/variables', { variables: 'A,B,C' });
    await run.rest('GET', '/channels/a/variables', { variables: 'A,NOPE' });
    await run.rest('GET', '/channels/a/variables');
    await many({ variables: {} });
    await many({});
    await many();
    await many({ variables: { N: 5 } });
    await run.call({
      ...{ method: 'POST', path: '/channels/a/variables' },
      text: { type: 'application/json', text: 'nonjson' },
    });
    run.note('C is reported from now on');
    await set({ variable: 'D', value: '4' });
    await run.rest('GET', '/channels/a');
    await run.rest('POST', '/channels/a/play/spoken', { media: 'digits:1' });
    await app.until('PlaybackFinished');

    run.note('globals');
    await run.rest('POST', '/asterisk/variable', { variable: 'GLOBAL_ONE', value: 'x y' });
    await run.rest('GET', '/asterisk/variable', { variable: 'GLOBAL_ONE' });
    await run.rest('GET', '/asterisk/variable', { variable: 'NO_SUCH_GLOBAL' });
    await run.rest('GET', '/asterisk/variable', { variable: 'TESTBED' });
    await run.rest('GET', '/asterisk/variable');
    await run.rest('POST', '/asterisk/variable');
    await run.rest('DELETE', '/channels/a');
    await app.until('StasisEnd');
    await app.settle();
  },
};
