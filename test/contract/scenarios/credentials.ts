import type { Scenario } from '../transcript/scenario';

/** Wrong passwords, unknown users, and the user who may only read. */
export const credentials: Scenario = {
  name: 'credentials: wrong password, read-only',
  async play(run) {
    const { user, readOnlyUser, readOnlyPassword } = run.server;
    for (const wrong of [
      { user, password: 'wrong' },
      { user: 'nobody', password: 'x' },
      { user: '', password: '' },
    ]) {
      await run.call({ method: 'GET', path: '/channels', ...wrong });
      await run.call({ method: 'GET', path: '/no/such/path', ...wrong });
      await run.call({ method: 'POST', path: '/bridges', ...wrong });
      await run.call({ method: 'OPTIONS', path: '/channels', ...wrong });
    }
    await run.connect('refused', { password: 'wrong' });
    const observer = { user: readOnlyUser, password: readOnlyPassword };
    await run.call({ method: 'GET', path: '/channels', ...observer });
    for (const [method, path] of [
      ['POST', '/bridges'],
      ['POST', '/bridges/x'],
      ['POST', '/channels'],
      ['POST', '/channels/nobody/answer'],
      ['DELETE', '/channels/nobody'],
      ['PUT', '/asterisk/modules/pbx_config.so'],
      ['POST', '/no/such/path'],
      ['PUT', '/channels'],
      ['GET', '/no/such/path'],
      ['OPTIONS', '/channels'],
    ] as const) {
      await run.call({ method, path, ...observer });
    }
    const app = await run.connect('observer', { ...observer, subscribeAll: true });
    await run.rest('POST', '/bridges/seen');
    await app.until('BridgeCreated');
    await run.rest('DELETE', '/bridges/seen');
    await app.until('BridgeDestroyed');
    await app.settle();
  },
};
