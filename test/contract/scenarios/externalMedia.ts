import type { Scenario } from '../transcript/scenario';

/** A channel whose media comes from and goes to a program. */
export const externalMedia: Scenario = {
  name: 'external media',
  async play(run) {
    const app = await run.connect('myapp');
    const path = '/channels/externalMedia';
    const good = { app: 'myapp', external_host: '127.0.0.1:29999', format: 'slin16' };
    await run.rest('POST', path, { ...good, channelId: 'ext' }, { variables: { EXTV: '1' } });
    await app.until('StasisStart');
    await run.rest('GET', '/channels/ext');
    await run.rest('GET', '/channels/ext/variable', { variable: 'EXTV' });
    await run.rest('GET', '/channels/ext/variable', { variable: 'UNICASTRTP_LOCAL_ADDRESS' });
    await run.shape('GET', '/channels/ext/variable', { variable: 'UNICASTRTP_LOCAL_PORT' });
    await run.rest('POST', '/bridges/one', { type: 'mixing,proxy_media' });
    await run.callIn(app, 'a');
    await run.rest('POST', '/bridges/one/addChannel', { channel: 'a,ext' });
    await app.until('ChannelEnteredBridge', undefined, 2);
    await run.rest('GET', '/channels/ext/rtp_statistics');
    await run.rest('POST', '/bridges/one/removeChannel', { channel: 'ext' });
    await app.until('ChannelLeftBridge');
    await run.rest('DELETE', '/channels/ext');
    await app.until('ChannelDestroyed');
    run.note('refused');
    const refused: Record<string, string>[] = [
      { app: 'myapp', format: 'slin16' },
      { app: 'myapp', external_host: '127.0.0.1:29999' },
      { external_host: '127.0.0.1:29999', format: 'ulaw' },
      { ...good, format: 'nope' },
      { ...good, encapsulation: 'zz' },
      { ...good, external_host: 'nohostport' },
    ];
    for (const query of refused) await run.rest('POST', path, query);
    await app.settle();
  },
};
