import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, refusal } from '../operations/askedExchange';
import { CallBed } from './callBed';

test('an unanswered channel in Stasis rings, is answered, and goes on in the dialplan', async () => {
  const bed = new CallBed();
  await bed.call('Local/510@from-trunk', 'far', { otherChannelId: 'near' });
  assert.ok(bed.takeMine().includes('StasisStart near (arg1,arg two)'));
  bed.take();
  for (const operation of ['ring', 'progress', 'answer'] as const) {
    assert.deepEqual(await bed.ask(`channels.${operation}`, { channelId: 'near' }), done);
  }
  await bed.clock.advance(0);
  assert.deepEqual(bed.take('far').slice(0, 5), [
    'StateChange far Ringing',
    'Dial far RINGING [510@from-trunk]',
    'Dial far PROGRESS [510@from-trunk]',
    'StateChange far Up',
    'Dial far ANSWER [510@from-trunk]',
  ]);
  assert.deepEqual(await bed.ask('channels.continueInDialplan', { channelId: 'near' }), done);
  await bed.clock.advance(0);
  assert.deepEqual(bed.take('near'), [
    'ChannelVarset near STASISSTATUS=SUCCESS',
    'Dialplan near from-trunk,510,2 Set(AFTER=SUCCESS)',
    'ChannelVarset near AFTER=SUCCESS',
    'Dialplan near from-trunk,510,3 Wait(60)',
  ]);
  assert.deepEqual(
    await bed.ask('channels.answer', { channelId: 'near' }),
    refusal(409, 'Channel not in Stasis application'),
  );
});

test('continue elsewhere, by number and by label', async () => {
  const bed = new CallBed();
  await bed.callIntoStasis();
  const asked = { channelId: 'near', context: 'redir', extension: '1' };
  assert.deepEqual(
    await bed.ask('channels.continueInDialplan', { ...asked, label: 'nolabel' }),
    refusal(404, 'Requested label can not be found'),
  );
  bed.take();
  await bed.ask('channels.continueInDialplan', { ...asked, label: '2' });
  await bed.clock.advance(0);
  assert.deepEqual(bed.take('near').slice(1), [
    'Dialplan near redir,1,2 Set(REDIRECTED=yes)',
    'ChannelVarset near REDIRECTED=yes',
    'Dialplan near redir,1,3 Wait(3)',
  ]);
});

test('continue to a place that does not exist ends the call where it was shown last', async () => {
  const bed = new CallBed();
  await bed.callIntoStasis();
  bed.take();
  await bed.ask('channels.continueInDialplan', { channelId: 'near', context: 'nowhere', extension: '9' });
  await bed.clock.advance(0);
  assert.deepEqual(bed.take('near'), [
    'ChannelVarset near STASISSTATUS=SUCCESS',
    'HangupRequest near cause=16 soft=true',
    'Destroyed near cause=0',
  ]);
});

test('a channel moves to another application, and stays when there is none', async () => {
  const bed = new CallBed();
  await bed.callIntoStasis();
  const other = bed.connect('other');
  bed.takeMine();
  await bed.ask('channels.move', { channelId: 'near', app: 'other', appArgs: 'moved,here' });
  assert.deepEqual(bed.takeMine(), ['StasisEnd near']);
  assert.deepEqual(
    other.map(({ type, args }) => [type, args]),
    [['StasisStart', ['moved', 'here']]],
  );
  await bed.ask('channels.move', { channelId: 'near', app: 'nobody', appArgs: 'a,b' });
  assert.deepEqual(
    other.slice(1).map(({ type, destination, args }) => [type, destination, args]),
    [['ApplicationMoveFailed', 'nobody', ['a', 'b']]],
  );
  assert.equal(bed.exchange.channels.get('near')?.control?.application, 'other');
});

test('a program that is gone: its channels stay, new ones fail, events come again without replay', async () => {
  const bed = new CallBed();
  const sink = { send: (): void => undefined };
  bed.exchange.applications.connect('gone', sink, false);
  await bed.call('Local/502@from-trunk', 'c', { app: 'gone' });
  bed.exchange.applications.disconnect(sink);
  assert.deepEqual(await bed.ask('channels.answer', { channelId: 'c' }), done);
  bed.take();
  await bed.call('Local/502@from-trunk', 'd', { app: 'gone' });
  assert.ok(bed.take('d').includes('ChannelVarset d STASISSTATUS=FAILED'));
  const again = bed.connect('gone');
  await bed.ask('channels.hangup', { channelId: 'c' });
  await bed.clock.advance(0);
  assert.deepEqual(
    again.map(({ type }) => type).filter((type) => type !== 'ChannelVarset'),
    [
      'ChannelHangupRequest',
      'StasisEnd',
      'ChannelHangupRequest',
      'ChannelDestroyed',
      'ChannelHangupRequest',
      'ChannelDestroyed',
    ],
  );
});

test('answer waits behind a playback, ring does not', async () => {
  const bed = new CallBed();
  await bed.call('Local/505@from-trunk', 'far', { otherChannelId: 'near' });
  await bed.ask('channels.play', { channelId: 'near', media: 'sound:hello-world' });
  assert.deepEqual(await bed.ask('channels.ring', { channelId: 'near' }), done);
  let isAnswered = false;
  const answered = bed.ask('channels.answer', { channelId: 'near' }).then(() => (isAnswered = true));
  await bed.clock.advance(1000);
  assert.equal(isAnswered, false);
  await bed.clock.advance(10_000);
  assert.equal(isAnswered, true);
  await answered;
});

test('a command that waits when the channel is hung up is told so', async () => {
  const bed = new CallBed();
  await bed.call('Local/505@from-trunk', 'far', { otherChannelId: 'near' });
  await bed.ask('channels.play', { channelId: 'near', media: 'sound:hello-world' });
  const waiting = bed.ask('channels.answer', { channelId: 'near' });
  await bed.ask('channels.hangup', { channelId: 'near' });
  await bed.clock.advance(0);
  assert.deepEqual(await waiting, refusal(500, 'Failed to answer channel'));
});

test('a created channel takes no commands until it is dialled and answered', async () => {
  const bed = new CallBed();
  await bed.ask('channels.create', {
    endpoint: 'Local/502@from-trunk',
    app: 'myapp',
    appArgs: 'x',
    channelId: 'c',
  });
  await bed.clock.advance(0);
  assert.deepEqual(bed.takeMine(), [
    'Dialplan c from-trunk,502,1 Stasis(myapp,x)',
    'ChannelVarset c STASISSTATUS=',
    'StasisStart c (x)',
  ]);
  const invalid = refusal(412, 'Channel in invalid state');
  assert.deepEqual(await bed.ask('channels.answer', { channelId: 'c' }), invalid);
  assert.deepEqual(await bed.ask('channels.ring', { channelId: 'c' }), invalid);
  assert.deepEqual(await bed.ask('channels.dial', { channelId: 'c', timeout: '10' }), done);
  await bed.clock.advance(0);
  assert.deepEqual(bed.takeMine(), ['Dial c [502@from-trunk]', 'StateChange c Up', 'Dial c ANSWER []']);
  assert.deepEqual(
    await bed.ask('channels.dial', { channelId: 'c' }),
    refusal(409, "Channel is not in the 'Down' state"),
  );
  await bed.clock.advance(20_000);
  assert.equal(bed.exchange.channels.get('c')?.state, 'Up');
});

test('a created channel that nobody answers is hung up', async () => {
  const bed = new CallBed();
  await bed.ask('channels.create', { endpoint: 'Local/503@from-trunk', app: 'myapp', channelId: 'c' });
  await bed.ask('channels.dial', { channelId: 'c', timeout: '3' });
  await bed.clock.advance(2999);
  bed.take();
  await bed.clock.advance(1);
  assert.deepEqual(bed.take('c'), [
    'HangupRequest c cause=32 soft=true',
    'ChannelVarset c STASISSTATUS=SUCCESS',
    'Destroyed c cause=19',
  ]);
  assert.equal(bed.exchange.channels.all().length, 0);
});

test('a created channel that was never dialled takes its other half with it', async () => {
  const bed = new CallBed();
  await bed.ask('channels.create', { endpoint: 'Local/502@from-trunk', app: 'myapp', channelId: 'c' });
  await bed.clock.advance(0);
  await bed.ask('channels.hangup', { channelId: 'c' });
  await bed.clock.advance(0);
  assert.deepEqual(bed.take('c;2'), ['Created c;2', 'Destroyed c;2 cause=0']);
});
