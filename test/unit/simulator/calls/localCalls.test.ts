import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallBed } from './callBed';

// The orders here were recorded from an Asterisk 22.10.1, channel by channel.

test('a Local call into Stasis, from its first event to its last', async () => {
  const bed = new CallBed();
  await bed.callIntoStasis();
  await bed.ask('channels.hangup', { channelId: 'near' });
  await bed.clock.advance(0);
  const events = bed.all.slice();
  assert.deepEqual(bed.take('near'), [
    'Created near',
    'CallerId near',
    'ConnectedLine near',
    'Dialplan near from-trunk,500,1 Answer()',
    'StateChange near Up',
    'Dialplan near from-trunk,500,2 Stasis(myapp)',
    'ChannelVarset near STASISSTATUS=',
    'HangupRequest near cause=32 soft=true',
    'ChannelVarset near STASISSTATUS=SUCCESS',
    'HangupRequest near cause=16 soft=true',
    'Destroyed near cause=16',
  ]);
  bed.all.push(...events);
  assert.deepEqual(bed.take('far'), [
    'Created far',
    'Dialplan far from-trunk,500,1 AppDial2((Outgoing Line))',
    'CallerId far',
    'ConnectedLine far',
    'Dial far [500@from-trunk]',
    'StateChange far Up',
    'Dial far ANSWER [500@from-trunk]',
    'Dialplan far default,100,1 Answer()',
    'Dialplan far default,100,2 Wait(3600)',
    'HangupRequest far cause=16',
    'HangupRequest far cause=16 soft=true',
    'Destroyed far cause=16',
  ]);
  assert.deepEqual(bed.takeMine(), [
    'StasisStart near ()',
    'HangupRequest near cause=32 soft=true',
    'StasisEnd near',
  ]);
  assert.equal(bed.exchange.channels.all().length, 0);
  assert.equal(bed.clock.pending, 0);
});

test('a call for an application: it sees both halves to their end', async () => {
  const bed = new CallBed();
  const variables = { FOO: 'bar', 'CALLERID(name)': 'Override', CRM: { value: '42', report_events: true } };
  const params = { endpoint: 'Local/502@from-trunk', app: 'myapp', appArgs: 'one,two words' };
  const caller = { callerId: '"Ground Truth" <1000>', channelId: 'c1' };
  const answer = await bed.ask('channels.originate', { ...params, ...caller }, { variables });
  const { state, caller: named, connected } = answer.body as Record<string, unknown>;
  assert.equal(state, 'Down');
  assert.deepEqual(named, { name: 'Override', number: '1000' });
  assert.deepEqual(connected, { name: 'Ground Truth', number: '1000' });
  await bed.clock.advance(0);
  await bed.ask('channels.hangup', { channelId: 'c1', reason_code: '17' });
  await bed.clock.advance(0);
  assert.deepEqual(bed.takeMine(), [
    'ChannelVarset c1;2 CRM=42',
    'ChannelVarset c1;2 FOO=bar',
    'CallerId c1;2',
    'ConnectedLine c1;2',
    'Dial c1 [502@from-trunk]',
    'Dialplan c1;2 from-trunk,502,1 Answer()',
    'StateChange c1;2 Up',
    'StateChange c1 Up',
    'Dial c1 ANSWER [502@from-trunk]',
    'ChannelVarset c1 STASISSTATUS=',
    'StasisStart c1 (one,two words)',
    'HangupRequest c1 cause=32 soft=true',
    'StasisEnd c1',
    'ChannelVarset c1 STASISSTATUS=SUCCESS',
    'HangupRequest c1;2 cause=17',
    'Destroyed c1 cause=17',
    'HangupRequest c1;2 cause=16 soft=true',
    'Destroyed c1;2 cause=17',
  ]);
  assert.equal(bed.exchange.applications.get('myapp')?.subscriptions.ids('channel').length, 0);
});

const UNANSWERED: readonly (readonly [extension: string, ends: readonly string[]])[] = [
  ['504', ['Dial c BUSY [504@from-trunk]', 'Destroyed c cause=0']],
  ['507', ['Dial c CONGESTION [507@from-trunk]', 'Destroyed c cause=0']],
  ['506', ['HangupRequest c cause=21', 'Dial c NOANSWER [506@from-trunk]', 'Destroyed c cause=21']],
];
for (const [extension, ends] of UNANSWERED) {
  test(`a call to ${extension} that is not answered`, async () => {
    const bed = new CallBed();
    await bed.call(`Local/${extension}@from-trunk`, 'c');
    assert.deepEqual(bed.take('c').slice(3), ends);
    assert.equal(bed.clock.pending, 0);
  });
}

test('busy and congestion as the half in the dialplan ends', async () => {
  const bed = new CallBed();
  await bed.call('Local/504@from-trunk', 'c');
  assert.deepEqual(bed.take('c;2'), [
    'Created c;2',
    'Dialplan c;2 from-trunk,504,1 Busy(20)',
    'StateChange c;2 Busy',
    'HangupRequest c;2 cause=0',
    'HangupRequest c;2 cause=16 soft=true',
    'Destroyed c;2 cause=17',
  ]);
});

test('a call that rings until its time is over', async () => {
  const bed = new CallBed();
  await bed.call('Local/503@from-trunk', 'c', { timeout: '2' });
  assert.deepEqual(bed.take('c').slice(3), ['StateChange c Ringing', 'Dial c RINGING [503@from-trunk]']);
  await bed.clock.advance(1999);
  assert.deepEqual(bed.take(), []);
  await bed.clock.advance(1);
  assert.deepEqual(bed.takeMine().slice(-4), [
    'HangupRequest c;2 cause=19',
    'Destroyed c cause=19',
    'HangupRequest c;2 cause=16 soft=true',
    'Destroyed c;2 cause=19',
  ]);
});

test('a ringing call is hung up by request', async () => {
  const bed = new CallBed();
  await bed.call('Local/503@from-trunk', 'c');
  bed.take();
  await bed.ask('channels.hangup', { channelId: 'c' });
  await bed.clock.advance(0);
  assert.deepEqual(bed.take('c'), [
    'HangupRequest c cause=32 soft=true',
    'Dial c NOANSWER [503@from-trunk]',
    'Destroyed c cause=16',
  ]);
});

test('no such extension: answered 200, and both halves are gone without a word', async () => {
  const bed = new CallBed();
  await bed.call('Local/999@from-trunk', 'c');
  assert.deepEqual(bed.takeMine(), ['Destroyed c;2 cause=0', 'Destroyed c cause=0']);
});

test('an application that nobody serves: the call fails once it is answered', async () => {
  const bed = new CallBed();
  await bed.call('Local/502@from-trunk', 'c', { app: 'nobody' });
  assert.deepEqual(bed.take('c').slice(-3), [
    'ChannelVarset c STASISSTATUS=',
    'ChannelVarset c STASISSTATUS=FAILED',
    'Destroyed c cause=0',
  ]);
});

test('an id that begins like a new one keeps it from being used', async () => {
  const bed = new CallBed();
  const status = async (channelId: string, otherChannelId = ''): Promise<number> =>
    (
      await bed.ask('channels.originate', {
        endpoint: 'Local/502@from-trunk',
        app: 'myapp',
        channelId,
        otherChannelId,
      })
    ).status;
  assert.equal(await status('zz-1'), 200);
  assert.equal(await status('zz'), 409);
  assert.equal(await status('ZZ-1'), 409);
  assert.equal(await status('zz-12'), 200);
  bed.take();
  assert.equal(await status('far-d1', 'far'), 409);
  await bed.clock.advance(0);
  // The first half was there before the second one's id turned out to be taken.
  assert.deepEqual(bed.take('far-d1'), ['Created far-d1', 'Destroyed far-d1 cause=0']);
});
