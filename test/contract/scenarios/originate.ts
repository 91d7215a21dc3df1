import type { Scenario } from '../transcript/scenario';

/** Into an application or the dialplan, with parameters in query and body, hung up early, timed out, refused. */
export const originate: Scenario = {
  name: 'originate in all its ways',
  async play(run) {
    const app = await run.connect('myapp');
    const echo = { endpoint: 'Local/502@from-trunk' };

    run.note('into the application with everything');
    await run.rest(
      'POST',
      '/channels',
      { ...echo, app: 'myapp', appArgs: 'one,two words', callerId: '"Ground Truth" <1000>', channelId: 'c1' },
      { variables: { FOO: 'bar', 'CALLERID(name)': 'Override', CRM: { value: '42', report_events: true } } },
    );
    await app.until('StasisStart');
    await run.runs('c1;2', 'Echo');
    await run.rest('GET', '/channels/c1');
    for (const variable of ['FOO', 'CALLERID(name)', 'CRM', 'CALLERID(num)']) {
      await run.rest('GET', '/channels/c1/variable', { variable });
    }
    await run.rest('GET', '/applications/myapp');
    await run.rest('DELETE', '/channels/c1');
    await app.until('ChannelDestroyed', undefined, 2);

    run.note('into the dialplan: no application is told');
    const place = { context: 'redir', extension: '1', priority: '1' };
    await run.rest('POST', '/channels', { ...echo, ...place, channelId: 'c2' });
    await run.runs('c2', 'Wait');
    await run.rest('GET', '/channels/c2');
    await run.rest('GET', '/channels/c2/variable', { variable: 'REDIRECTED' });
    await run.rest('DELETE', '/channels/c2');
    await run.answers(404, '/channels/c2');

    run.note('everything in the body');
    const body = { ...echo, app: 'myapp', appArgs: 'x', channelId: 'c3', variables: { A: 'b' } };
    await run.rest('POST', '/channels', undefined, body);
    await app.until('StasisStart', undefined, 2);
    await run.rest('DELETE', '/channels/c3');
    await app.until('ChannelDestroyed', undefined, 4);

    run.note('hung up while it rings');
    await run.rest('POST', '/channels/c4', { endpoint: 'Local/503@from-trunk', app: 'myapp' });
    await app.until(
      'ChannelStateChange',
      ({ channel }) => (channel as { state: string }).state === 'Ringing',
    );
    await run.rest('GET', '/channels/c4');
    await run.rest('DELETE', '/channels/c4');
    await app.until('ChannelDestroyed', undefined, 6);

    run.note('nobody answers in time');
    await run.rest('POST', '/channels', {
      ...{ endpoint: 'Local/503@from-trunk', app: 'myapp', channelId: 'c5', timeout: '1' },
    });
    await app.until('ChannelDestroyed', undefined, 8);
    await run.rest('GET', '/channels/c5');

    run.note('busy, congested, rejected, no such extension');
    for (const [index, extension] of ['504', '507', '506', '999'].entries()) {
      await run.rest('POST', '/channels', {
        ...{
          endpoint: `Local/${extension}@from-trunk`,
          app: 'myapp',
          channelId: `d${extension}`,
          timeout: '5',
        },
      });
      await app.until('ChannelDestroyed', undefined, 10 + 2 * index);
    }

    run.note('both halves in applications');
    await run.rest('POST', '/channels', {
      ...{ endpoint: 'Local/500@from-trunk', app: 'myapp', channelId: 'c6', otherChannelId: 'c6b' },
    });
    await app.until('StasisStart', undefined, 4);
    await run.rest('DELETE', '/channels/c6b');
    await app.until('ChannelDestroyed', undefined, 18);

    run.note('an application that nobody serves: accepted, then the channel dies');
    await run.rest('POST', '/channels', { ...echo, app: 'noSuchApp', channelId: 'c7' });
    await run.answers(404, '/channels/c7');
    await app.settle();
    await run.rest('GET', '/channels');
    await run.rest('GET', '/applications');
  },
};
