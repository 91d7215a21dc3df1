import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, refusal } from '../operations/askedExchange';
import { lineOf, MediaBed } from './mediaBed';

// The expected lines are what a live Asterisk 22.10.1 sent for the same requests.

test('two channels learn of each other, a third changes the technology and stands first', async () => {
  const bed = new MediaBed();
  await bed.legs(['1', '2', '3']);
  await bed.ask('bridges.createWithId', { bridgeId: 'm' });
  assert.deepEqual(await bed.ask('bridges.addChannel', { bridgeId: 'm', channel: '1,2' }), done);
  assert.deepEqual(bed.take(), [
    'ChannelEnteredBridge m 1 simple_bridge [1]',
    'ChannelEnteredBridge m 2 simple_bridge [1,2]',
    'BRIDGEPEER 1 L1',
    'BRIDGEPEER 2 L0',
    'ChannelConnectedLine 2 551',
    'ChannelConnectedLine 1 552',
  ]);
  await bed.ask('bridges.addChannel', { bridgeId: 'm', channel: '3' });
  assert.deepEqual(bed.take(), [
    'ChannelEnteredBridge m 3 simple_bridge [1,2,3]',
    'BRIDGEPEER 3 L0,L1',
    'BRIDGEPEER 1 L2,L1',
    'BRIDGEPEER 2 L2,L0',
  ]);
  await bed.ask('bridges.removeChannel', { bridgeId: 'm', channel: '1,2' });
  assert.deepEqual(bed.take(), [
    'BRIDGEPEER 1 ',
    'ChannelLeftBridge m 1 softmix [2,3]',
    'BRIDGEPEER 3 L1',
    'BRIDGEPEER 2 L2',
    'ChannelConnectedLine 2 553',
    'ChannelConnectedLine 3 552',
    'BRIDGEPEER 2 ',
    'ChannelLeftBridge m 2 simple_bridge [3]',
  ]);
});

test('a channel that is added again, or to another bridge, leaves where it was first', async () => {
  const bed = new MediaBed();
  await bed.legs(['1', '2']);
  await bed.bridge('a', ['1', '2']);
  await bed.ask('bridges.addChannel', { bridgeId: 'a', channel: '1' });
  assert.deepEqual(bed.take(), [
    'BRIDGEPEER 1 ',
    'ChannelLeftBridge a 1 simple_bridge [2]',
    'ChannelEnteredBridge a 1 simple_bridge [1,2]',
    'BRIDGEPEER 2 L0',
    'BRIDGEPEER 1 L1',
  ]);
  await bed.ask('bridges.createWithId', { bridgeId: 'b', type: 'holding' });
  await bed.ask('bridges.addChannel', { bridgeId: 'b', channel: '1' });
  assert.deepEqual(bed.take(), [
    'BRIDGEPEER 1 ',
    'ChannelLeftBridge a 1 simple_bridge [2]',
    'ChannelEnteredBridge b 1 holding_bridge [1]',
  ]);
});

test('an application sees a bridge while its channels are in it, and hears of its end by accident only', async () => {
  const bed = new MediaBed();
  await bed.legs(['1', '2']);
  const watcher = bed.connect('watcher', true);
  await bed.bridge('m', ['1']);
  assert.deepEqual(bed.exchange.applications.get('myapp')?.subscriptions.ids('bridge'), ['m']);
  await bed.ask('bridges.destroy', { bridgeId: 'm' });
  assert.deepEqual(bed.take(), ['ChannelLeftBridge m 1 simple_bridge []']);
  assert.deepEqual(watcher.map(lineOf), [
    'BridgeCreated m simple_bridge []',
    'ChannelEnteredBridge m 1 simple_bridge [1]',
    'ChannelLeftBridge m 1 simple_bridge []',
    'BridgeDestroyed m simple_bridge []',
  ]);
  await bed.bridge('n', ['1', '2']);
  await bed.ask('channels.hangup', { channelId: '1' });
  await bed.clock.advance(0);
  bed.take();
  await bed.ask('bridges.destroy', { bridgeId: 'n' });
  assert.equal(bed.take().at(-1), 'BridgeDestroyed n simple_bridge []');
});

test('all channels leave a bridge that is destroyed, and those who planned to go have nothing to do', async () => {
  const bed = new MediaBed();
  await bed.legs(['1', '2']);
  await bed.bridge('m', ['1', '2']);
  await bed.ask('bridges.destroy', { bridgeId: 'm' });
  assert.deepEqual(bed.take(), [
    'BRIDGEPEER 1 ',
    'BRIDGEPEER 2 ',
    'ChannelLeftBridge m 1 simple_bridge [2]',
    'ChannelLeftBridge m 2 simple_bridge []',
  ]);
  assert.deepEqual(await bed.ask('bridges.destroy', { bridgeId: 'm' }), refusal(404, 'Bridge not found'));
  assert.equal(bed.exchange.channels.get('1')?.bridge, undefined);
});

test('types, ids and channels that fit no bridge are refused in Asterisk’s words', async () => {
  const bed = new MediaBed();
  await bed.legs(['1']);
  await bed.bridge('m', []);
  const none = (id: string) => refusal(500, `Unable to create bridge. Possible duplicate bridge id '${id}'`);
  assert.deepEqual(await bed.ask('bridges.create', { type: 'bogus' }), none('(null)'));
  assert.deepEqual(await bed.ask('bridges.create', { type: 'mixing,holding', bridgeId: 'x' }), none('x'));
  assert.deepEqual(
    await bed.ask('bridges.createWithId', { bridgeId: 'M' }),
    refusal(409, "Bridge with id 'M' already exists"),
  );
  assert.deepEqual(await bed.ask('bridges.get', { bridgeId: 'M' }), refusal(404, 'Bridge not found'));
  const add = (channel: string) => bed.ask('bridges.addChannel', { bridgeId: 'm', channel });
  assert.deepEqual(await add('1,nope'), refusal(400, 'Channel not found'));
  assert.deepEqual(await add('1,far-1'), refusal(422, 'Channel not in Stasis application'));
  assert.deepEqual(await add(''), refusal(400, 'Missing parameter channel'));
  assert.deepEqual(bed.take(), []);
  await bed.ask('channels.record', { channelId: '1', name: 'r', format: 'wav' });
  assert.deepEqual(await add('1'), refusal(409, 'Channel 1 currently recording'));
  const remove = (channel: string) => bed.ask('bridges.removeChannel', { bridgeId: 'm', channel });
  assert.deepEqual(await remove('1'), refusal(422, 'Channel not in this bridge'));
  assert.deepEqual(await remove('nope'), refusal(400, 'Channel not found'));
});

test('technology and video mode follow from the type', async () => {
  const bed = new MediaBed();
  const made = async (type: string): Promise<unknown> => {
    const { body } = await bed.ask('bridges.create', { type });
    const { technology, bridge_type: kind, video_mode: mode } = body as Record<string, unknown>;
    return [technology, kind, mode];
  };
  assert.deepEqual(await made(''), ['simple_bridge', 'mixing', 'talker']);
  assert.deepEqual(await made('mixing, dtmf_events'), ['simple_bridge', 'mixing', 'talker']);
  assert.deepEqual(await made('holding'), ['holding_bridge', 'holding', 'talker']);
  assert.deepEqual(await made('video_sfu'), ['softmix', 'mixing', 'sfu']);
  assert.deepEqual(await made('mixing,video_sfu,video_single'), ['simple_bridge', 'mixing', 'single']);
  assert.deepEqual(await made('mixing,bogus'), ['simple_bridge', 'mixing', 'talker']);
});

test('a dropped video source is told with the next change only', async () => {
  const bed = new MediaBed();
  await bed.legs(['1', '2']);
  await bed.bridge('m', ['1', '2']);
  const source = async (): Promise<unknown> => {
    const { body } = await bed.ask('bridges.get', { bridgeId: 'm' });
    return (body as Record<string, unknown>).video_source_id;
  };
  await bed.ask('bridges.setVideoSource', { bridgeId: 'm', channelId: '1' });
  await bed.ask('bridges.setVideoSource', { bridgeId: 'm', channelId: '1' });
  assert.deepEqual(bed.take(), ['BridgeVideoSourceChanged m simple_bridge [1,2]']);
  assert.deepEqual(await bed.ask('bridges.clearVideoSource', { bridgeId: 'm' }), done);
  assert.deepEqual([bed.take(), await source()], [[], '1']);
  await bed.ask('bridges.removeChannel', { bridgeId: 'm', channel: '2' });
  assert.deepEqual(bed.take(), [
    'BRIDGEPEER 2 ',
    'BridgeVideoSourceChanged m simple_bridge [1]',
    'ChannelLeftBridge m 2 simple_bridge [1]',
  ]);
  assert.equal(await source(), undefined);
});

test('music, playing and recording show as channels of Asterisk’s own in BRIDGEPEER', async () => {
  const bed = new MediaBed();
  await bed.legs(['1', '2']);
  await bed.bridge('m', ['1', '2']);
  assert.deepEqual(await bed.ask('bridges.startMoh', { bridgeId: 'm' }), done);
  assert.deepEqual(await bed.ask('bridges.startMoh', { bridgeId: 'm', mohClass: 'default' }), done);
  await bed.ask('bridges.playWithId', { bridgeId: 'm', playbackId: 'p', media: 'sound:beep' });
  await bed.clock.advance(440);
  await bed.ask('bridges.stopMoh', { bridgeId: 'm' });
  assert.deepEqual(bed.take(), [
    'BRIDGEPEER 1 Announcer2,L1',
    'BRIDGEPEER 2 Announcer2,L0',
    'BRIDGEPEER 1 Announcer2,L1,Announcer3',
    'BRIDGEPEER 2 Announcer2,L0,Announcer3',
    'PlaybackStarted p sound:beep playing',
    'PlaybackFinished p sound:beep done',
    'BRIDGEPEER 1 Announcer2,L1',
    'BRIDGEPEER 2 Announcer2,L0',
    'BRIDGEPEER 1 L1',
    'BRIDGEPEER 2 L0',
  ]);
  assert.deepEqual(
    await bed.ask('bridges.stopMoh', { bridgeId: 'm' }),
    refusal(409, "Bridge isn't playing music"),
  );
});

test('a bridge’s announcer enters before the request is read', async () => {
  const bed = new MediaBed();
  await bed.legs(['1']);
  await bed.bridge('m', ['1']);
  assert.deepEqual(await bed.ask('bridges.play', { bridgeId: 'm' }), {
    status: 500,
    body: { error: 'Allocation failed' },
  });
  assert.deepEqual(bed.take(), ['BRIDGEPEER 1 Announcer1', 'ChannelConnectedLine 1 ']);
  assert.deepEqual(
    await bed.ask('bridges.play', { bridgeId: 'm', media: 'sound:beep', announcer_format: 'zz' }),
    refusal(422, 'specified announcer_format is unknown on this system'),
  );
});

test('variables of a bridge; those that are reported are in its events', async () => {
  const bed = new MediaBed();
  const { body } = await bed.ask(
    'bridges.createWithId',
    { bridgeId: 'm' },
    { variables: { A: '1', B: { value: '2', report_events: true } } },
  );
  assert.deepEqual((body as Record<string, unknown>).bridgevars, { B: '2' });
  assert.deepEqual(await bed.ask('bridges.getBridgeVars', { bridgeId: 'm', variables: 'A,B' }), {
    status: 200,
    body: { variables: { A: '1', B: '2' } },
  });
  await bed.ask('bridges.setBridgeVar', { bridgeId: 'm', variable: 'A' });
  const missing = refusal(404, 'Provided variable was not found');
  assert.deepEqual(await bed.ask('bridges.getBridgeVar', { bridgeId: 'm', variable: 'A' }), missing);
  assert.deepEqual(
    await bed.ask('bridges.setBridgeVar', { bridgeId: 'm' }),
    refusal(400, 'Variable name is required'),
  );
});

test('who leaves a bridge has the cause of a call that ended, unless there is another', async () => {
  const bed = new MediaBed();
  await bed.legs(['1', '2', '3']);
  await bed.bridge('m', ['1', '2', '3']);
  const cause = (id: string): number | undefined => bed.exchange.channels.get(id)?.cause;
  assert.equal(cause('1'), 0);
  await bed.ask('bridges.removeChannel', { bridgeId: 'm', channel: '1' });
  assert.equal(cause('1'), 16);
  Object.assign(bed.exchange.channels.get('2') ?? {}, { cause: 17 });
  await bed.ask('bridges.destroy', { bridgeId: 'm' });
  assert.deepEqual([cause('2'), cause('3')], [17, 16]);
});
