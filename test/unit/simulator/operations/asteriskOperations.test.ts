import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AskedExchange, done, refusal } from './askedExchange';

test('information is cut down to the parts asked for, blanks and unknown parts passed over', async () => {
  const server = new AskedExchange();
  const parts = async (only?: string): Promise<string[]> => {
    const { status, body } = await server.ask('asterisk.getInfo', only === undefined ? {} : { only });
    assert.equal(status, 200);
    return Object.keys(body as object);
  };
  assert.deepEqual(await parts(), ['build', 'system', 'config', 'status']);
  assert.deepEqual(await parts('system,status'), ['system', 'status']);
  assert.deepEqual(await parts('config, status'), ['config']);
  assert.deepEqual(await parts('BUILD'), ['build']);
  assert.deepEqual(await parts('bogus'), []);
  assert.deepEqual(await parts(''), []);
});

test('a ping carries the time and the server', async () => {
  const server = new AskedExchange();
  await server.clock.advance(1234);
  assert.deepEqual(await server.ask('asterisk.ping'), {
    status: 200,
    body: {
      ping: 'pong',
      timestamp: '2026-11-23T09:00:01.234+0000',
      asterisk_id: server.exchange.asteriskId,
    },
  });
});

test('a reload moves the time of the last one, even of a module that cannot; an unknown one does not', async () => {
  const server = new AskedExchange();
  const status = async (): Promise<unknown> =>
    (await server.ask('asterisk.getInfo', { only: 'status' })).body;
  const at = (last_reload_time: string): object => ({
    status: { startup_time: '2026-11-23T09:00:00.000+0000', last_reload_time },
  });
  const reload = (moduleName: string) => server.ask('asterisk.reloadModule', { moduleName });
  assert.deepEqual(await status(), at('2026-11-23T09:00:00.000+0000'));
  await server.clock.advance(1500);
  assert.deepEqual(await reload('pbx_config.so'), done);
  assert.deepEqual(await status(), at('2026-11-23T09:00:01.500+0000'));
  await server.clock.advance(500);
  assert.deepEqual(await reload('nope.so'), refusal(404, 'Module not found in running modules'));
  assert.deepEqual(await status(), at('2026-11-23T09:00:01.500+0000'));
  assert.deepEqual(await reload('app_dial.so'), refusal(409, 'Module does not support reloading'));
  assert.deepEqual(await status(), at('2026-11-23T09:00:02.000+0000'));
  for (const name of ['pbx_config', 'PBX_CONFIG.SO', 'http', 'logger', 'res_pjsip.so']) {
    assert.deepEqual(await reload(name), done, name);
  }
});

test('reloading the dialplan gives its global variables their values again and keeps the others', async () => {
  const server = new AskedExchange();
  const set = (variable: string, value: string) => server.ask('asterisk.setGlobalVar', { variable, value });
  const get = async (variable: string): Promise<unknown> =>
    (await server.ask('asterisk.getGlobalVar', { variable })).body;
  await set('TESTBED', 'changed');
  await set('OTHER', 'changed');
  const events = server.connect('watch', true);
  await server.ask('asterisk.reloadModule', { moduleName: 'pbx_config.so' });
  assert.deepEqual(await get('TESTBED'), { value: 'ready' });
  assert.deepEqual(await get('OTHER'), { value: 'changed' });
  assert.deepEqual(
    events.map(({ type, variable, value }) => [type, variable, value]),
    [['ChannelVarset', 'TESTBED', 'ready']],
  );
});

test('modules are found by their whole name; half of it is an error of its own', async () => {
  const server = new AskedExchange();
  const get = (moduleName: string) => server.ask('asterisk.getModule', { moduleName });
  const { body } = await server.ask('asterisk.listModules');
  assert.ok(Array.isArray(body) && body.length > 50);
  assert.deepEqual(await get('pbx_config.so'), {
    status: 200,
    body: {
      name: 'pbx_config.so',
      description: 'Text Extension Configuration',
      use_count: 0,
      status: 'Running',
      support_level: 'core',
    },
  });
  assert.deepEqual(await get('pbx_config'), refusal(409, 'Module information could not be retrieved'));
  assert.deepEqual(await get('nope.so'), refusal(404, 'Module could not be found in running modules'));
});

test('modules are unloaded and loaded, but not those in use', async () => {
  const server = new AskedExchange();
  const load = (moduleName: string) => server.ask('asterisk.loadModule', { moduleName });
  const unload = (moduleName: string) => server.ask('asterisk.unloadModule', { moduleName });
  assert.deepEqual(await load('app_read.so'), refusal(409, 'Module is already loaded'));
  assert.deepEqual(await unload('app_read'), done);
  assert.deepEqual(await unload('app_read.so'), refusal(404, 'Module not found in running modules'));
  assert.deepEqual(
    await server.ask('asterisk.getModule', { moduleName: 'app_read.so' }),
    refusal(404, 'Module could not be found in running modules'),
  );
  assert.deepEqual(
    await server.ask('asterisk.reloadModule', { moduleName: 'app_read.so' }),
    refusal(404, 'Module not found in running modules'),
  );
  assert.deepEqual(await load('app_read.so'), done);
  assert.deepEqual(await load('nope.so'), refusal(409, 'Module load declined'));
  for (const name of ['res_stasis.so', 'acl', 'res_pjsip.so']) {
    assert.deepEqual(await unload(name), refusal(409, 'Module could not be unloaded'), name);
  }
});

test('log channels are added, removed, and lost by a rotation', async () => {
  const server = new AskedExchange();
  const add = (logChannelName: string, configuration?: string) =>
    server.ask('asterisk.addLog', {
      logChannelName,
      ...(configuration !== undefined && { configuration }),
    });
  const remove = (logChannelName: string) => server.ask('asterisk.deleteLog', { logChannelName });
  const listed = async (): Promise<unknown[]> => {
    const { body } = await server.ask('asterisk.listLogChannels');
    return (body as Record<string, unknown>[]).map((log) => [log.channel, log.type, log.configuration]);
  };
  const configured = ['/var/log/asterisk/messages.log', 'File', 'NOTICE WARNING ERROR '];
  assert.deepEqual(await add('x.log', 'error,notice,verbose(5),bogus'), done);
  assert.deepEqual(await add('x.log', 'notice'), refusal(409, 'Log channel already exists'));
  assert.deepEqual(await add('y.log', ''), refusal(400, 'Configuration levels are required'));
  assert.deepEqual(await add('y.log'), refusal(400, 'Configuration levels are required'));
  assert.deepEqual(await add('console', 'error'), done);
  assert.deepEqual(await add('syslog.local0', 'error'), done);
  assert.deepEqual(await listed(), [
    ['syslog.local0', 'Syslog', 'ERROR '],
    ['', 'Console', 'ERROR VERBOSE '],
    ['/var/log/asterisk/x.log', 'File', 'NOTICE ERROR VERBOSE '],
    configured,
  ]);
  assert.deepEqual(await remove('x.log'), done);
  assert.deepEqual(await remove('x.log'), refusal(404, 'Log channel does not exist'));
  assert.deepEqual(await remove('messages.log'), refusal(404, 'Log channel does not exist'));
  const rotate = (logChannelName: string) => server.ask('asterisk.rotateLog', { logChannelName });
  assert.deepEqual(await rotate('nope'), refusal(404, 'Log channel does not exist'));
  assert.deepEqual(await rotate('messages.log'), done);
  assert.deepEqual(await listed(), [configured]);
});

test('global variables: what is not set is empty, functions are not read', async () => {
  const server = new AskedExchange();
  const get = async (variable: string): Promise<unknown> =>
    (await server.ask('asterisk.getGlobalVar', { variable })).body;
  for (const name of ['NOPE', 'CALLERID(num)', 'NOFUNC(x)', 'LEN(abc)', 'testbed', 'EXTEN']) {
    assert.deepEqual(await get(name), { value: '' }, name);
  }
  assert.deepEqual(await get('TESTBED'), { value: 'ready' });
  assert.deepEqual(await get('EPOCH'), { value: String(Date.UTC(2026, 10, 23, 9) / 1000) });
  const required = refusal(400, 'Variable name is required');
  assert.deepEqual(await server.ask('asterisk.getGlobalVar'), required);
  assert.deepEqual(await server.ask('asterisk.setGlobalVar', { variable: '' }), required);
});

test('a global variable is told to those who watch every channel, without a channel', async () => {
  const server = new AskedExchange();
  const watcher = server.connect('watch', true);
  const other = server.connect('myapp');
  for (const params of [
    { variable: '__G', value: '7' },
    { variable: 'G' },
    { variable: 'NOFUNC(x)', value: '1' },
  ]) {
    assert.deepEqual(await server.ask('asterisk.setGlobalVar', params), done);
  }
  assert.deepEqual(
    watcher.map(({ type, variable, value, channel }) => [type, variable, value, channel]),
    [
      ['ChannelVarset', '__G', '7', undefined],
      ['ChannelVarset', 'G', '', undefined],
    ],
  );
  assert.deepEqual(other, []);
  await server.ask('asterisk.setGlobalVar', { variable: 'DEVICE_STATE(Custom:lamp)', value: 'INUSE' });
  assert.deepEqual(watcher.at(-1)?.device_state, { name: 'Custom:lamp', state: 'INUSE' });
});

test('the configuration of phones can be read and not written', async () => {
  const server = new AskedExchange();
  const ask = (
    operation: 'asterisk.getObject' | 'asterisk.updateObject' | 'asterisk.deleteObject',
    path: string,
    body?: unknown,
  ) => {
    const [configClass = '', objectType = '', id = ''] = path.split('/');
    return server.ask(operation, { configClass, objectType, id }, body);
  };
  const { status, body } = await ask('asterisk.getObject', 'res_pjsip/endpoint/alice');
  assert.equal(status, 200);
  assert.ok(Array.isArray(body));
  assert.deepEqual(
    body.find((tuple: { attribute: string }) => tuple.attribute === 'context'),
    { attribute: 'context', value: 'default' },
  );
  const fields = { fields: [{ attribute: 'context', value: 'x' }] };
  const noFields = refusal(400, "Fields must be provided to update object 'alice'");
  for (const operation of ['asterisk.getObject', 'asterisk.updateObject', 'asterisk.deleteObject'] as const) {
    assert.deepEqual(
      await ask(operation, 'nope/endpoint/alice', fields),
      refusal(404, "configClass 'nope' not found"),
    );
    assert.deepEqual(
      await ask(operation, 'res_pjsip/nope/alice', fields),
      refusal(404, "objectType 'nope' not found"),
    );
  }
  assert.deepEqual(
    await ask('asterisk.getObject', 'res_pjsip/endpoint/nope'),
    refusal(404, "Object with id 'nope' not found"),
  );
  assert.deepEqual(
    await ask('asterisk.getObject', 'res_pjsip/global/alice'),
    refusal(404, "Object with id 'alice' not found"),
  );
  assert.deepEqual(await ask('asterisk.updateObject', 'res_pjsip/endpoint/alice'), noFields);
  assert.deepEqual(
    await ask('asterisk.updateObject', 'res_pjsip/endpoint/alice', fields),
    refusal(403, "Cannot update sorcery objects of type 'endpoint'"),
  );
  assert.deepEqual(
    await ask('asterisk.updateObject', 'res_pjsip/endpoint/new', fields),
    refusal(403, "Cannot create sorcery objects of type 'endpoint'"),
  );
  assert.deepEqual(
    await ask('asterisk.deleteObject', 'res_pjsip/aor/alice'),
    refusal(403, "Could not delete object with id 'alice'"),
  );
  assert.deepEqual(
    await ask('asterisk.deleteObject', 'res_pjsip/aor/nope'),
    refusal(404, "Object with id 'nope' not found"),
  );
});
