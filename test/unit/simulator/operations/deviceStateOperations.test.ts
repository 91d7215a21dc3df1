import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AskedExchange, done, refusal } from './askedExchange';

const uncontrolled = refusal(409, 'Uncontrolled device specified');

test('a controlled device state is set, told when it changed, and removed in silence', async () => {
  const server = new AskedExchange();
  const events = server.connect('watch', true);
  const update = (deviceName: string, deviceState: string) =>
    server.ask('deviceStates.update', { deviceName, deviceState });
  assert.deepEqual(await update('Stasis:lamp', 'INUSE'), done);
  assert.deepEqual(await update('Stasis:lamp', 'INUSE'), done);
  assert.deepEqual(await update('stasis:low', 'ringing'), done);
  assert.deepEqual(await server.ask('deviceStates.list'), {
    status: 200,
    body: [
      { name: 'Stasis:lamp', state: 'INUSE' },
      { name: 'Stasis:low', state: 'RINGING' },
    ],
  });
  assert.deepEqual(await server.ask('deviceStates.delete', { deviceName: 'Stasis:lamp' }), done);
  assert.deepEqual(await server.ask('deviceStates.delete', { deviceName: 'Stasis:nope' }), done);
  assert.deepEqual(
    events.map(({ type, device_state }) => [type, device_state]),
    [
      ['DeviceStateChanged', { name: 'Stasis:lamp', state: 'INUSE' }],
      ['DeviceStateChanged', { name: 'Stasis:low', state: 'RINGING' }],
    ],
  );
});

test('refusals in the words of the real server', async () => {
  const server = new AskedExchange();
  const update = (deviceName: string, deviceState: string) =>
    server.ask('deviceStates.update', { deviceName, deviceState });
  for (const state of ['', 'BOGUS', 'UNKNOWN']) {
    assert.deepEqual(await update('Stasis:lamp', state), refusal(500, 'Unknown device'), state);
  }
  for (const name of ['PJSIP/alice', 'Custom:x', 'Stasis', '']) {
    assert.deepEqual(await update(name, 'INUSE'), uncontrolled, name);
    assert.deepEqual(await server.ask('deviceStates.delete', { deviceName: name }), uncontrolled, name);
  }
  assert.deepEqual(await update('Stasis:', 'INUSE'), refusal(404, 'Device name is missing'));
});

test('every name has a state', async () => {
  const server = new AskedExchange();
  const get = async (deviceName: string): Promise<unknown> =>
    (await server.ask('deviceStates.get', { deviceName })).body;
  for (const [name, state] of [
    ['Stasis:nope', 'UNKNOWN'],
    ['Custom:nope', 'UNKNOWN'],
    ['Foo:bar', 'INVALID'],
    ['x', 'INVALID'],
    ['PJSIP/nope', 'INVALID'],
    ['PJSIP/alice', 'NOT_INUSE'],
    ['pjsip/alice', 'NOT_INUSE'],
    ['PJSIP/carol', 'UNAVAILABLE'],
    ['Local/500@from-trunk', 'NOT_INUSE'],
  ]) {
    assert.deepEqual(await get(name ?? ''), { name, state });
  }
});
