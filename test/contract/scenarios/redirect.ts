import type { Scenario } from '../transcript/scenario';

/** Redirect and transfer progress on a Local channel. */
export const redirect: Scenario = {
  name: 'redirect',
  async play(run) {
    const app = await run.connect('myapp');
    await run.callIn(app, 'a');
    await run.rest('POST', '/channels/a/redirect', { endpoint: 'Local/502@from-trunk' });
    await run.rest('POST', '/channels/a/redirect', { endpoint: 'PJSIP/alice' });
    await run.rest('POST', '/channels/a/redirect', { endpoint: 'garbage' });
    await run.rest('POST', '/channels/a/redirect');
    await run.rest('POST', '/channels/nobody/redirect', { endpoint: 'PJSIP/alice' });
    await run.rest('GET', '/channels/a');
    await run.rest('POST', '/channels/a/transfer_progress', { states: 'channel_progress' });
    await run.rest('POST', '/channels/a/transfer_progress', { states: 'zz' });
    await run.rest('POST', '/channels/a/transfer_progress');
    await run.rest('DELETE', '/channels/a');
    await app.until('StasisEnd');
    await app.settle();
  },
};
