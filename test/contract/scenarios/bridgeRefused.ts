import type { Scenario } from '../transcript/scenario';

/** What bridges refuse, before and after their end. */
export const bridgeRefused: Scenario = {
  name: 'bridge: refused',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    await run.rest('POST', '/bridges', { type: 'bogus' });
    await run.rest('POST', '/bridges/nope/addChannel', { channel: 'a' });
    await run.rest('POST', '/bridges/nope/removeChannel', { channel: 'a' });
    await run.rest('POST', '/bridges/nope/play', { media: 'sound:hello' });
    await run.rest('POST', '/bridges/nope/record', { name: 'x', format: 'wav' });
    await run.rest('POST', '/bridges/nope/moh');
    await run.rest('DELETE', '/bridges/nope/moh');
    await run.rest('GET', '/bridges/nope');
    await run.rest('DELETE', '/bridges/nope');
    await run.rest('POST', '/bridges/empty');
    await run.rest('POST', '/bridges/empty/addChannel', { channel: 'nobody' });
    await run.rest('POST', '/bridges/empty/addChannel');
    await run.rest('POST', '/bridges/empty/addChannel', { channel: 'far-a' });
    await run.rest('POST', '/bridges/empty/addChannel', { channel: 'a,nobody' });
    await run.rest('POST', '/bridges/empty/addChannel', { channel: 'a', role: 'nonsense' });
    await app.settle();
    await run.rest('POST', '/bridges/empty/removeChannel', { channel: 'a' });
    await run.rest('POST', '/bridges/empty/removeChannel', { channel: 'a' });
    await run.rest('POST', '/bridges/empty/removeChannel', { channel: 'nobody' });
    await run.rest('POST', '/bridges/empty/removeChannel', { channel: 'far-a' });
    await run.rest('POST', '/bridges/empty/removeChannel');
    await run.rest('GET', '/bridges/empty');
    await run.rest('POST', '/bridges/empty/videoSource/a');
    await run.rest('POST', '/bridges/empty/videoSource/nobody');
    await run.rest('DELETE', '/bridges/empty/videoSource');
    await run.rest('POST', '/bridges/empty/record', { name: 'x', format: 'nope' });
    await run.rest('POST', '/bridges/empty/record', { format: 'wav' });
    await run.rest('POST', '/bridges/empty/play');
    run.note('variables of a bridge');
    await run.rest('POST', '/bridges/empty/variable', { variable: 'STATE', value: 'waiting' });
    await run.rest('GET', '/bridges/empty/variable', { variable: 'STATE' });
    await run.rest('GET', '/bridges/empty/variable', { variable: 'NOPE' });
    await run.rest('POST', '/bridges/empty/variables', undefined, {
      variables: { A: '1', B: { value: '2', report_events: true } },
    });
    await run.rest('GET', '/bridges/empty/variables', { variables: 'A,B' });
    await run.rest('GET', '/bridges/empty');
    await run.rest('DELETE', '/bridges/empty');
    await run.answers(404, '/bridges/empty');
    run.note('the bridge is gone');
    await run.rest('DELETE', '/bridges/empty');
    await run.rest('POST', '/bridges/empty/addChannel', { channel: 'a' });
    await run.rest('POST', '/bridges/empty/play', { media: 'sound:hello' });
    await app.settle();
  },
};
