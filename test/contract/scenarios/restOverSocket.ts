import type { Scenario } from '../transcript/scenario';

/** REST requests as frames of the events WebSocket. */
export const restOverSocket: Scenario = {
  name: 'REST over the WebSocket',
  async play(run) {
    const app = await run.connect('myapp');
    let count = 0;
    const send = async (frame: unknown): Promise<void> => {
      app.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
      await app.until('RESTResponse', undefined, (count += 1));
    };
    const request = (fields: Record<string, unknown>): Promise<void> =>
      send({ type: 'RESTRequest', request_id: `r${String(count)}`, ...fields });
    await request({ method: 'GET', uri: 'bridges', transaction_id: 't1' });
    await request({ method: 'GET', uri: '/bridges' });
    await request({ method: 'GET', uri: '/ari/bridges' });
    await request({ method: 'GET', uri: 'deviceStates/Foo:bar?x=y' });
    await request({
      method: 'GET',
      uri: 'asterisk/variable',
      query_strings: [{ name: 'variable', value: 'TESTBED' }],
    });
    await request({
      ...{ method: 'POST', uri: 'bridges', content_type: 'application/json' },
      message_body: JSON.stringify({ bridgeId: 'one', name: 'One' }),
    });
    await request({ method: 'GET', uri: 'bridges/one' });
    await request({ method: 'POST', uri: 'bridges/one/variable?variable=Q%20X&value=a%26b' });
    await request({
      ...{ method: 'GET', uri: 'bridges/one/variable' },
      query_strings: [{ name: 'variable', value: 'Q X' }],
    });
    await request({ method: 'DELETE', uri: 'bridges/one' });
    await request({ method: 'GET', uri: 'channels/nope' });
    await request({ method: 'PATCH', uri: 'channels' });
    await request({ method: 'get', uri: 'channels' });
    await request({ method: 'GET', uri: 'nope' });
    await request({ uri: 'channels' });
    await request({ method: 'GET' });
    await request({
      method: 'POST',
      uri: 'channels',
      content_type: 'application/json',
      message_body: '{bad',
    });
    await request({
      ...{ method: 'POST', uri: 'channels', content_type: 'application/json' },
      message_body: { endpoint: 'garbage', app: 'myapp' },
    });
    await request({
      ...{ method: 'POST', uri: 'channels', content_type: 'application/x-www-form-urlencoded' },
      message_body: 'endpoint=garbage&app=myapp',
    });
    await request({ method: 'GET', uri: 'events?app=x' });
    await request({ method: 'GET', uri: 'recordings/stored/nope/file' });
    await request({ method: 'OPTIONS', uri: 'channels' });
    await request({ type: 'restrequest', method: 'GET', uri: 'bridges' });
    await request({ request_id: 17, transaction_id: 5, method: 'GET', uri: 'bridges' });
    await send({ type: 'Other', a: 1 });
    await send('not json at all');
    await send([1, 2]);
    await send({ no: 'type' });
    run.note('binary frames are ignored');
    app.send(Buffer.from(JSON.stringify({ type: 'RESTRequest', method: 'GET', uri: 'bridges' })));
    await request({ method: 'GET', uri: 'bridges' });
    await app.settle();
  },
};
