import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActionResource, AvailabilityContext } from '../../../src/operations/actionFacts';
import { availableActions } from '../../../src/operations/availableActions';
import type { LiveBridge, LivePlayback } from '../../../src/shared/liveResources';
import type { NodeKind } from '../../../src/shared/nodeKind';
import { channelOf } from '../eventsPage/panelFixture';

function playbackOf(id: string, targetUri: string, state = 'playing'): LivePlayback {
  return { kind: 'playback', id, mediaUri: 'sound:a', targetUri, state, raw: {} };
}

function contextWith(
  playbacks: readonly LivePlayback[] = [],
  more: Partial<AvailabilityContext> = {},
): AvailabilityContext {
  return {
    resources: {
      application: new Map(),
      bridge: new Map(),
      channel: new Map(),
      endpoint: new Map(),
      playback: new Map(playbacks.map((playback) => [playback.id, playback])),
    },
    version: '22.10.1',
    ourApplication: 'ours',
    readOnly: false,
    ...more,
  };
}

const BRIDGE: LiveBridge = {
  kind: 'bridge',
  id: 'b',
  name: '',
  bridgeType: 'mixing',
  technology: 'simple_bridge',
  creator: 'Stasis',
  channelIds: ['c'],
  raw: {},
};

function offered(kind: NodeKind, resource: ActionResource, context = contextWith()): readonly string[] {
  return availableActions(kind, resource, context);
}

test('a bridge of ARI’s own takes everything, one of Dial or ConfBridge nothing', () => {
  const own = offered('bridge', BRIDGE);
  for (const name of ['addToBridge', 'takeFromBridge', 'recordBridge', 'setVideoSource', 'destroyBridge']) {
    assert.ok(own.includes(name), name);
  }
  assert.deepEqual(
    offered('bridge', { ...BRIDGE, creator: 'ConfBridge' }).filter((name) => name !== 'userEvent'),
    [],
  );
});

test('nobody leaves an empty bridge, or is seen there', () => {
  const names = offered('bridge', { ...BRIDGE, channelIds: [] });
  assert.ok(names.includes('addToBridge'));
  assert.ok(!names.includes('takeFromBridge'));
  assert.ok(!names.includes('setVideoSource'));
});

test('variables of bridges are there from 22.10 on, and may be read where nothing may be written', () => {
  const names = (version: string, readOnly = false): readonly string[] =>
    offered('bridge', BRIDGE, contextWith([], { version, readOnly }));
  assert.ok(names('22.10.0').includes('setBridgeVariables'));
  assert.ok(!names('22.9.0').includes('setBridgeVariables'));
  assert.ok(!names('16.28.0').includes('getBridgeVariables'));
  assert.deepEqual(names('22.10.0', true), ['getBridgeVariables']);
});

test('a playback is controlled where one runs', () => {
  const channel = channelOf('c');
  const controls = (playbacks: readonly LivePlayback[]): boolean =>
    offered('channel', channel, contextWith(playbacks)).includes('controlPlayback');
  assert.ok(controls([playbackOf('p', 'channel:c')]));
  assert.ok(!controls([playbackOf('p', 'channel:d'), playbackOf('q', 'bridge:c')]));
  assert.ok(!controls([]));
  // Of very many, not each is looked at for each of very many channels.
  assert.ok(controls(Array.from({ length: 1_000 }, (_, index) => playbackOf(String(index), 'channel:d'))));
});

test('a playback that waits behind another can be stopped only', () => {
  assert.deepEqual(offered('playback', playbackOf('p', 'channel:c', 'queued')), ['stopPlayback']);
  assert.equal(offered('playback', playbackOf('p', 'channel:c')).length, 6);
});

test('where nothing may be written, stored recordings are listened to and downloaded', () => {
  const recording = { kind: 'storedRecording', id: 'r', raw: { name: 'r', format: 'wav' } } as const;
  assert.deepEqual(offered('storedRecording', recording, contextWith([], { readOnly: true })), [
    'listenToRecording',
    'downloadRecording',
  ]);
  assert.equal(offered('storedRecording', recording).length, 5);
});

test('the filter of our own application is not edited as another program’s', () => {
  const application = { kind: 'application', id: 'a', inferred: false, raw: {} } as const;
  assert.ok(offered('application', { ...application, ours: false }).includes('editEventFilter'));
  assert.ok(!offered('application', { ...application, ours: true }).includes('editEventFilter'));
});

test('the state of a device is set where ARI owns it', () => {
  const device = (name: string): ActionResource => ({ kind: 'deviceState', id: name, raw: { name } });
  assert.deepEqual(offered('deviceState', device('Stasis:lamp')), ['setDeviceState', 'deleteDeviceState']);
  assert.deepEqual(offered('deviceState', device('PJSIP/alice')), []);
});

test('a log is removed and rotated where ARI can name it: one of two with the same name would be mistaken', () => {
  const log = (id: string) => ({ kind: 'logChannel', id, raw: { channel: id } }) as const;
  const files = ['/var/log/asterisk/messages', '/var/log/asterisk/full', '/var/log/asterisk/sub/full'];
  const logs = new Map(files.map((file) => [file, log(file)]));
  const names = files.map((file) => offered('logChannel', log(file), contextWith([], { logs })));
  assert.deepEqual(names, [['rotateLogChannel', 'removeLogChannel'], [], []]);
  assert.deepEqual(offered('logChannel', { kind: 'logChannel', id: 'Console', raw: { channel: '' } }), []);
});
