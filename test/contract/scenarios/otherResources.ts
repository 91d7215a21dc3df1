import type { Scenario } from '../transcript/scenario';

/** Device states, endpoints, sounds, log channels, modules: what is read and set beside the calls. */
export const otherResources: Scenario = {
  name: 'device states, endpoints, sounds, modules, logs',
  async play(run) {
    const app = await run.connect('myapp');
    const lamp = '/deviceStates/Stasis:lamp';
    await run.rest('POST', '/applications/myapp/subscription', { eventSource: 'deviceState:Stasis:lamp' });
    await run.rest('PUT', lamp, { deviceState: 'INUSE' });
    await app.until('DeviceStateChanged');
    await run.rest('GET', '/deviceStates');
    await run.rest('GET', lamp);
    await run.rest('PUT', lamp, { deviceState: 'BOGUS' });
    await run.rest('PUT', lamp);
    await run.rest('PUT', '/deviceStates/PJSIP%2Falice', { deviceState: 'INUSE' });
    await run.rest('DELETE', '/deviceStates/PJSIP%2Falice');
    await run.rest('GET', '/deviceStates/PJSIP%2Fcarol');
    await run.rest('GET', '/deviceStates/Foo:bar');
    await run.rest('DELETE', lamp);
    await app.settle();
    await run.rest('DELETE', lamp);
    run.note('endpoints');
    await run.rest('GET', '/endpoints/PJSIP/carol');
    await run.rest('GET', '/endpoints/PJSIP/nobody');
    await run.rest('GET', '/endpoints/NoTech');
    await run.rest('GET', '/endpoints/NoTech/x');
    await run.rest('PUT', '/endpoints/sendMessage', { to: 'bogus:alice', from: 'x' });
    await run.rest('PUT', '/endpoints/sendMessage', { from: 'x' });
    run.note('sounds');
    await run.rest('GET', '/sounds/hello-world');
    await run.rest('GET', '/sounds/nope');
    await run.rest('GET', '/sounds', { lang: 'fr' });
    await run.shape('GET', '/sounds');
    run.note('modules, logs');
    await run.shape('GET', '/asterisk/modules');
    await run.shape('GET', '/asterisk/modules/pbx_config.so');
    await run.rest('PUT', '/asterisk/modules/pbx_config.so');
    await run.rest('POST', '/asterisk/modules/pbx_config.so');
    await run.shape('GET', '/asterisk/logging');
    await run.rest('POST', '/asterisk/logging/scenario.log', { configuration: 'notice,warning' });
    await run.rest('POST', '/asterisk/logging/scenario.log', { configuration: 'notice,warning' });
    await run.rest('POST', '/asterisk/logging/other.log');
    await run.rest('PUT', '/asterisk/logging/scenario.log/rotate');
    await run.rest('PUT', '/asterisk/logging/nope.log/rotate');
    await run.rest('DELETE', '/asterisk/logging/scenario.log');
    await run.rest('DELETE', '/asterisk/logging/nope.log');
    await run.shape('GET', '/asterisk/ping');
    await app.settle();
  },
};
