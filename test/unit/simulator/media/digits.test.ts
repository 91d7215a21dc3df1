import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, refusal } from '../operations/askedExchange';
import { lineOf, MediaBed } from './mediaBed';

const send = (bed: MediaBed, channelId: string, params: Record<string, string>) =>
  bed.ask('channels.sendDTMF', { channelId, ...params });

test('digits take their time, and come back from a far end that echoes', async () => {
  const bed = new MediaBed();
  await bed.legs(['1'], '502');
  const timing = { before: '500', duration: '200', between: '300', after: '400' };
  assert.deepEqual(await send(bed, '1', { dtmf: '1x2', ...timing }), done);
  await bed.clock.advance(799);
  assert.deepEqual(bed.take(), []);
  await bed.clock.advance(1);
  assert.deepEqual(bed.take(), ['ChannelDtmfReceived 1 1 200']);
  await bed.clock.advance(500);
  assert.deepEqual(bed.take(), ['ChannelDtmfReceived 1 2 200']);
  assert.equal(bed.exchange.channels.get('1')?.control?.pending, 1);
  await bed.clock.advance(700);
  assert.equal(bed.exchange.channels.get('1')?.control?.pending, 0);
  assert.deepEqual(await send(bed, '1', {}), refusal(400, 'DTMF is required'));
});

test('no digit is shorter than 100 ms', async () => {
  const bed = new MediaBed();
  await bed.legs(['1'], '502');
  await send(bed, '1', { dtmf: '1', duration: '0' });
  await bed.clock.advance(200);
  assert.deepEqual(bed.take(), ['ChannelDtmfReceived 1 1 100']);
});

test('a digit ends the wait of Answer, so that Echo gets it', async () => {
  const bed = new MediaBed();
  await bed.ask('channels.originateWithId', {
    channelId: '1',
    endpoint: 'Local/502@from-trunk',
    app: 'myapp',
  });
  await bed.clock.advance(0);
  assert.equal(bed.exchange.channels.get('1;2')?.dialplan.app_name, 'Answer');
  bed.take();
  await send(bed, '1', { dtmf: '7' });
  await bed.clock.advance(200);
  assert.deepEqual(bed.take(), [
    'ChannelDialplan 1;2',
    'ChannelDtmfReceived 1;2 7 100',
    'ChannelDtmfReceived 1 7 100',
  ]);
});

test('a digit reaches the others of a bridge, unless its channel absorbs them', async () => {
  const bed = new MediaBed();
  await bed.legs(['1', '2']);
  await bed.bridge('m', ['1']);
  const watcher = bed.connect('watcher', true);
  const heard = (): string[] =>
    watcher
      .splice(0)
      .map(lineOf)
      .filter((line) => line.startsWith('ChannelDtmf'));
  const channel = bed.exchange.channels.get('1');
  assert.ok(channel);
  await bed.ask('bridges.addChannel', { bridgeId: 'm', channel: '2' });
  bed.exchange.media.digits.receive(channel, '5', 120);
  assert.deepEqual(heard(), ['ChannelDtmfReceived 1 5 120', 'ChannelDtmfReceived far-2 5 120']);
  await bed.ask('bridges.addChannel', { bridgeId: 'm', channel: '1', absorbDTMF: 'true' });
  bed.exchange.media.digits.receive(channel, '6', 120);
  assert.deepEqual(heard(), ['ChannelDtmfReceived 1 6 120']);
});

test('two far ends that echo send a digit to and fro until one leaves', async () => {
  const bed = new MediaBed();
  await bed.legs(['1', '2'], '502');
  await bed.bridge('m', ['1', '2']);
  await send(bed, '1', { dtmf: '1' });
  await bed.clock.advance(200);
  assert.deepEqual(bed.take(), ['ChannelDtmfReceived 1 1 100', 'ChannelDtmfReceived 2 1 100']);
  await bed.clock.advance(1000);
  assert.ok(bed.take().length > 4);
  await bed.ask('bridges.removeChannel', { bridgeId: 'm', channel: '2' });
  await bed.clock.advance(1000);
  bed.take();
  await bed.clock.advance(10_000);
  assert.deepEqual(bed.take(), []);
  assert.equal(bed.clock.pending, 0);
});

test('a digit ends a recording that asked for it', async () => {
  const bed = new MediaBed();
  await bed.legs(['1']);
  const channel = bed.exchange.channels.get('1');
  assert.ok(channel);
  await bed.ask('channels.record', { channelId: '1', name: 'r', format: 'wav', terminateOn: '#' });
  bed.exchange.media.digits.receive(channel, '*', 100);
  await bed.clock.advance(0);
  assert.equal(bed.take().at(-1), 'ChannelDtmfReceived 1 * 100');
  bed.exchange.media.digits.receive(channel, '#', 100);
  await bed.clock.advance(0);
  assert.equal(bed.take().at(-1), 'RecordingFinished r done 0');
});

test('music, mute, hold and silence are told to nobody; directions are checked', async () => {
  const bed = new MediaBed();
  await bed.legs(['1']);
  const channel = { channelId: '1', direction: 'both' };
  for (const operation of [
    'channels.startMoh',
    'channels.stopMoh',
    'channels.startSilence',
    'channels.stopSilence',
    'channels.hold',
    'channels.unhold',
    'channels.mute',
    'channels.unmute',
  ] as const) {
    assert.deepEqual(await bed.ask(operation, channel), done, operation);
    assert.deepEqual(
      await bed.ask(operation, { channelId: 'far-1' }),
      refusal(409, 'Channel not in Stasis application'),
    );
  }
  assert.deepEqual(await bed.ask('channels.mute', { channelId: '1' }), refusal(400, 'Direction is required'));
  const wrong = refusal(400, 'Invalid direction specified');
  assert.deepEqual(await bed.ask('channels.mute', { ...channel, direction: 'zz' }), wrong);
  assert.deepEqual(bed.take(), []);
});

test('the dialplan of the far end sends digits too', async () => {
  const bed = new MediaBed();
  // The first of 1234# come while the call is made.
  await bed.legs(['1'], '520');
  await bed.clock.advance(1000);
  assert.deepEqual(bed.take().slice(-2), ['ChannelDtmfReceived 1 4 100', 'ChannelDtmfReceived 1 # 100']);
});

test('Echo ends with a hash, and with it the call', async () => {
  const bed = new MediaBed();
  await bed.legs(['1'], '502');
  await send(bed, '1', { dtmf: '1#' });
  await bed.clock.advance(1000);
  const lines = bed.take();
  assert.deepEqual(lines.slice(0, 2), ['ChannelDtmfReceived 1 1 100', 'ChannelDtmfReceived 1 # 100']);
  assert.equal(lines.at(-1), 'StasisEnd 1');
});
