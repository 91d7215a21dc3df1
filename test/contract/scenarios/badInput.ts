import type { Scenario } from '../transcript/scenario';

const JSON_TYPE = 'application/json';

/** Paths, methods, bodies and parameters that make no sense. */
export const badInput: Scenario = {
  name: 'bad input',
  async play(run) {
    for (const [method, path] of [
      ['GET', '/no/such/path'],
      ['GET', '/channels/'],
      ['GET', '//channels'],
      ['GET', '/'],
      ['GET', ''],
      ['PUT', '/channels'],
      ['PATCH', '/channels'],
      ['DELETE', '/channels'],
      ['POST', '/asterisk/ping'],
      ['GET', '/channels/x/answer'],
      ['GET', '/channels/x/y'],
      ['GET', '/channels/x/y/z'],
      ['OPTIONS', '/channels'],
      ['OPTIONS', '/no/such/path'],
      ['GET', '/events'],
      ['GET', '/CHANNELS'],
      ['GET', '/api-docs/nope.json'],
      ['GET', '/api-docs'],
      ['GET', '/mailboxes'],
      ['GET', '/mailboxes/1000@default'],
    ] as const) {
      await run.call({ method, path });
    }
    run.note('bodies');
    const bodies: [type: string, text: string][] = [
      [JSON_TYPE, '{"endpoint": '],
      [JSON_TYPE, '[1]'],
      [JSON_TYPE, '"text"'],
      [JSON_TYPE, ''],
      [JSON_TYPE, 'null'],
      [JSON_TYPE, '{"endpoint": 5, "app": true}'],
      [JSON_TYPE, '{"endpoint": ["x"], "app": {}}'],
      [`${JSON_TYPE}; charset=utf-8`, '{"endpoint": "garbage", "app": "myapp"}'],
      ['application/xml', '<endpoint/>'],
      [
        JSON_TYPE,
        JSON.stringify({ endpoint: 'garbage', app: 'myapp', variables: { V: 'v'.repeat(20_000) } }),
      ],
      [
        JSON_TYPE,
        JSON.stringify({ endpoint: 'garbage', app: 'myapp', variables: { V: 'v'.repeat(50_000) } }),
      ],
    ];
    for (const [type, text] of bodies)
      await run.call({ method: 'POST', path: '/channels', text: { type, text } });
    run.note('parameters');
    await run.rest('GET', '/asterisk/ping', { x: 'y'.repeat(3_000) });
    await run.rest('GET', '/asterisk/ping', { x: 'y'.repeat(5_000) });
    await run.shape('GET', '/asterisk/info', { only: 'nonsense' });
    await run.shape('GET', '/asterisk/info', { only: 'system' });
    await run.shape('GET', '/asterisk/info');
    await run.rest('GET', '/asterisk/modules/nonsense.so');
    await run.rest('POST', '/asterisk/modules/nonsense.so');
    await run.rest('DELETE', '/asterisk/modules/nonsense.so');
    await run.rest('PUT', '/asterisk/modules/nonsense.so');
    await run.rest('POST', '/events/claim', { channelId: 'nope', application: 'myapp' });
    await run.rest('POST', '/events/claim');
    await run.rest('GET', '/applications/nope');
    await run.rest('GET', '/playbacks/nope');
    await run.rest('DELETE', '/playbacks/nope');
    run.note('ids that must be encoded');
    const id = encodeURIComponent('ümläut/…?&#%41 +<b>');
    await run.rest('POST', `/bridges/${id}`, { name: 'a&b=c;d %20 "é" \u202e ☎' });
    await run.rest('GET', `/bridges/${id}`);
    await run.rest('DELETE', `/bridges/${id}`);
  },
};
