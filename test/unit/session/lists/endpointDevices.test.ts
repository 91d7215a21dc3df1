import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { readFrame } from '../../../../src/ari/eventFrame';
import type { RestClient } from '../../../../src/ari/restClient';
import type { LiveChange } from '../../../../src/model/liveChange';
import { EndpointDevices } from '../../../../src/session/lists/endpointDevices';
import { waitFor } from '../../../support/waitFor';
import { channel } from '../../tree/liveFixtures';

function rig(context: TestContext) {
  const states = new Map<string, unknown>();
  const asked: string[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const rest: Pick<RestClient, 'call'> = {
    call: (async (_operation: string, { deviceName }: { deviceName: string }) => {
      asked.push(deviceName);
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      await Promise.resolve();
      atOnce -= 1;
      if (deviceName === 'PJSIP/refused') throw new Error('refused');
      return { name: deviceName, state: states.get(deviceName) ?? 'NOT_INUSE' };
    }) as unknown as RestClient['call'],
  };
  const devices = new EndpointDevices(rest);
  context.after(() => devices.dispose());
  const changed: string[] = [];
  devices.onDidChange((ids) => changed.push(...ids));
  const note = (...changes: readonly Partial<LiveChange>[]): void =>
    devices.noteUpdate({ fromRevision: 0, revision: 1, changes: changes as readonly LiveChange[] });
  return { devices, states, asked, changed, note, most: () => mostAtOnce };
}

test('only what somebody looks at is asked for, once, two at a time, and told in batches', async (context) => {
  const { devices, asked, changed, note, most } = rig(context);
  note({ kind: 'channel', id: '1', before: undefined, after: channel('1') });
  const ids = Array.from({ length: 60 }, (_, index) => `PJSIP/e${String(index)}`);
  devices.want(ids);
  devices.want(ids);
  assert.equal(devices.stateOf('PJSIP/e0'), undefined);
  await waitFor('all states', () => changed.length === 60);
  assert.deepEqual(asked, ids);
  assert.equal(devices.stateOf('PJSIP/e59'), 'NOT_INUSE');
  assert.ok(most() <= 2);
});

test('a channel that comes asks for its endpoint again, and for no other', async (context) => {
  const { devices, states, asked, changed, note } = rig(context);
  devices.want(['PJSIP/alice', 'PJSIP/bob']);
  await waitFor('both', () => changed.length === 2);
  states.set('PJSIP/alice', 'INUSE');
  note({ kind: 'channel', id: '1', before: undefined, after: channel('1') });
  note({ kind: 'channel', id: '2', before: undefined, after: channel('2', { name: 'PJSIP/carol-2' }) });
  await waitFor('the new state', () => devices.stateOf('PJSIP/alice') === 'INUSE');
  assert.deepEqual(asked.slice(2), ['PJSIP/alice']);
  assert.deepEqual(changed.slice(2), ['PJSIP/alice']);
});

test('an event tells it where they are switched on; what is no text, or refused, changes nothing', async (context) => {
  const { devices, states, changed } = rig(context);
  states.set('PJSIP/odd', { a: 1 });
  devices.want(['PJSIP/alice', 'PJSIP/refused', 'PJSIP/odd']);
  await waitFor('the one', () => changed.length === 1);
  const tell = (name: unknown, state: unknown): void =>
    devices.take(readFrame(JSON.stringify({ type: 'DeviceStateChanged', device_state: { name, state } })));
  tell('PJSIP/alice', 'RINGING');
  tell('PJSIP/alice', 'RINGING');
  tell('PJSIP/unknown', 'RINGING');
  tell('PJSIP/alice', 7);
  assert.deepEqual(changed, ['PJSIP/alice', 'PJSIP/alice']);
  assert.equal(devices.stateOf('PJSIP/alice'), 'RINGING');
  assert.equal(devices.stateOf('PJSIP/refused'), undefined);
  assert.equal(devices.stateOf('PJSIP/odd'), undefined);
});
