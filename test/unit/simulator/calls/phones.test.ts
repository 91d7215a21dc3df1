import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done } from '../operations/askedExchange';
import { CallBed } from './callBed';

const CALLER = { name: 'Test caller', number: '555' };

function withoutQuality(lines: readonly string[]): string[] {
  return lines.filter((line) => !/ RTPAUDIOQOS\w/.test(line)).map((line) => line.replace(/=ssrc=.*/, ''));
}

test('a phone rings, answers and is hung up; its device state follows', async () => {
  const bed = new CallBed();
  await bed.call('PJSIP/alice', 'c');
  assert.deepEqual(bed.take(), [
    'Created c',
    'Dialplan c default,s,1 AppDial2((Outgoing Line))',
    'Dial c [alice]',
    'StateChange c Ringing',
    'DeviceStateChanged PJSIP/alice RINGING',
    'Dial c RINGING [alice]',
  ]);
  assert.deepEqual(bed.phone('alice').toJson().channel_ids, ['c']);
  await bed.clock.advance(1500);
  assert.deepEqual(bed.take(), [
    'StateChange c Up',
    'DeviceStateChanged PJSIP/alice INUSE',
    'Dial c ANSWER [alice]',
    'ChannelVarset c STASISSTATUS=',
  ]);
  await bed.ask('channels.hangup', { channelId: 'c' });
  await bed.clock.advance(0);
  assert.deepEqual(withoutQuality(bed.take()), [
    'ChannelVarset c RTPAUDIOQOS',
    'HangupRequest c cause=32 soft=true',
    'ChannelVarset c STASISSTATUS=SUCCESS',
    'Destroyed c cause=16',
    'DeviceStateChanged PJSIP/alice NOT_INUSE',
  ]);
});

test('phones that refuse, that never answer, and one that is not there', async () => {
  const bed = new CallBed();
  await bed.call('PJSIP/erin', 'e');
  assert.deepEqual(bed.take('e').slice(-3), [
    'HangupRequest e cause=17 tech_cause=486',
    'Dial e BUSY [erin]',
    'Destroyed e cause=17 tech_cause=486',
  ]);
  bed.phone('alice').behaviour = { answerAfter: 100, refuseWith: 603 };
  await bed.call('PJSIP/alice', 'a');
  await bed.clock.advance(100);
  assert.deepEqual(bed.take('a').slice(-3), [
    'HangupRequest a cause=21 tech_cause=603',
    'Dial a NOANSWER [alice]',
    'Destroyed a cause=21 tech_cause=603',
  ]);
  await bed.call('PJSIP/dave', 'd', { timeout: '1' });
  await bed.clock.advance(1000);
  assert.deepEqual(bed.take('d').slice(-1), ['Destroyed d cause=19 tech_cause=480']);
  const answer = await bed.ask('channels.originate', { endpoint: 'PJSIP/carol', app: 'myapp' });
  assert.deepEqual(answer, { status: 500, body: { error: 'Allocation failed' } });
  assert.equal(bed.clock.pending, 0);
});

test('a caller from outside hangs up: before the answer a CANCEL, afterwards a BYE without a cause', async () => {
  const bed = new CallBed();
  const { calls } = bed.exchange;
  const cancelled = calls.incoming({ endpoint: 'trunk', extension: '505', caller: CALLER, hangUpAfter: 300 });
  assert.ok(cancelled);
  await bed.clock.advance(300);
  assert.deepEqual(bed.take(cancelled.id), [
    `Created ${cancelled.id}`,
    `ChannelVarset ${cancelled.id} SIPDOMAIN=127.0.0.1`,
    `Dialplan ${cancelled.id} from-trunk,505,1 Stasis(myapp,unanswered)`,
    `ChannelVarset ${cancelled.id} STASISSTATUS=`,
    `HangupRequest ${cancelled.id} cause=127 tech_cause=487`,
    `ChannelVarset ${cancelled.id} STASISSTATUS=SUCCESS`,
    `HangupRequest ${cancelled.id} cause=16 soft=true tech_cause=487`,
    `Destroyed ${cancelled.id} cause=127 tech_cause=487`,
  ]);
  const ended = calls.incoming({ endpoint: 'trunk', extension: '500', talk: { hangUpAfter: 800 } });
  assert.ok(ended);
  await bed.clock.advance(800);
  assert.deepEqual(withoutQuality(bed.take(ended.id)).slice(-5), [
    `ChannelVarset ${ended.id} RTPAUDIOQOS`,
    `HangupRequest ${ended.id}`,
    `ChannelVarset ${ended.id} STASISSTATUS=SUCCESS`,
    `HangupRequest ${ended.id} cause=16 soft=true`,
    `Destroyed ${ended.id} cause=0`,
  ]);
  assert.equal(calls.incoming({ endpoint: 'trunk', extension: '777' }), undefined);
});

test('Dial: who calls and who is called meet in a bridge, and its variables tell how it went', async () => {
  const bed = new CallBed();
  bed.phone('bob').behaviour = { answerAfter: 300 };
  const caller = bed.exchange.calls.incoming({
    ...{ endpoint: 'trunk', extension: '102', caller: CALLER },
    talk: { hangUpAfter: 2100 },
  });
  assert.ok(caller);
  await bed.clock.advance(300);
  const bob = [...bed.phone('bob').channels][0];
  assert.ok(bob);
  assert.deepEqual(bob.connected, CALLER);
  assert.equal(bob.linkedId, caller.id);
  const events = bed.take();
  const order = events.filter((line) =>
    /^(Dial|StateChange|BridgeCreated|EnteredBridge|DeviceState)/.test(line),
  );
  assert.deepEqual(order, [
    `Dialplan ${caller.id} from-trunk,102,1 Dial(PJSIP/bob,20)`,
    `Dialplan ${bob.id} default,102,1 AppDial((Outgoing Line))`,
    `Dial ${bob.id} [bob]`,
    `StateChange ${bob.id} Ringing`,
    'DeviceStateChanged PJSIP/bob RINGING',
    'DeviceStateChanged PJSIP/trunk INUSE',
    `Dial ${bob.id} RINGING []`,
    `StateChange ${bob.id} Up`,
    'DeviceStateChanged PJSIP/bob INUSE',
    `Dial ${bob.id} ANSWER []`,
    `StateChange ${caller.id} Up`,
    'BridgeCreated',
    `Dialplan ${bob.id} default,,1 AppDial((Outgoing Line))`,
    `EnteredBridge ${bob.id}`,
    `EnteredBridge ${caller.id}`,
  ]);
  await bed.clock.advance(2100);
  const ends = bed.take(caller.id).filter((line) => !/RTPAUDIO|BRIDGEP/.test(line));
  assert.deepEqual(ends, [
    `HangupRequest ${caller.id} cause=16`,
    `LeftBridge ${caller.id}`,
    `ChannelVarset ${caller.id} ANSWEREDTIME=2`,
    `ChannelVarset ${caller.id} ANSWEREDTIME_MS=2100`,
    `ChannelVarset ${caller.id} DIALEDTIME=2`,
    `ChannelVarset ${caller.id} DIALEDTIME_MS=2400`,
    `ChannelVarset ${caller.id} DIALSTATUS=ANSWER`,
    `HangupRequest ${caller.id} cause=16 soft=true`,
    `Destroyed ${caller.id} cause=16`,
  ]);
  assert.equal(bed.exchange.bridges.all().length, 0);
});

const DIALLED = [
  { why: 'busy', extension: '102', behaviour: { refuseWith: 486 }, status: 'BUSY', cause: 17 },
  { why: 'no answer', extension: '102', behaviour: {}, status: 'NOANSWER', cause: 16 },
  { why: 'nobody there', extension: '103', behaviour: {}, status: 'CHANUNAVAIL', cause: 3 },
];
for (const { why, extension, behaviour, status, cause } of DIALLED) {
  test(`Dial, ${why}: the dialplan goes on`, async () => {
    const bed = new CallBed();
    bed.phone('bob').behaviour = behaviour;
    const caller = bed.exchange.calls.incoming({ endpoint: 'trunk', extension });
    assert.ok(caller);
    await bed.clock.advance(20_000);
    const lines = bed.take(caller.id);
    assert.ok(lines.includes(`ChannelVarset ${caller.id} DIALSTATUS=${status}`), lines.join('\n'));
    assert.ok(lines.includes(`Dialplan ${caller.id} from-trunk,${extension},2 Hangup()`));
    assert.ok(lines.at(-1)?.startsWith(`Destroyed ${caller.id} cause=${cause}`), lines.at(-1));
    assert.equal(bed.exchange.channels.all().length, 0);
  });
}

test('Dial: the caller gives up before the answer', async () => {
  const bed = new CallBed();
  bed.phone('bob').behaviour = {};
  const caller = bed.exchange.calls.incoming({ endpoint: 'trunk', extension: '102', hangUpAfter: 1000 });
  assert.ok(caller);
  await bed.clock.advance(999);
  const bob = [...bed.phone('bob').channels][0];
  assert.ok(bob);
  bed.take();
  await bed.clock.advance(1);
  assert.deepEqual(bed.take(), [
    `HangupRequest ${caller.id} cause=127 tech_cause=487`,
    `Dial ${bob.id} CANCEL []`,
    `ChannelVarset ${caller.id} DIALSTATUS=CANCEL`,
    `Destroyed ${bob.id} cause=127 tech_cause=500`,
    'DeviceStateChanged PJSIP/bob NOT_INUSE',
    `HangupRequest ${caller.id} cause=16 soft=true tech_cause=487`,
    `Destroyed ${caller.id} cause=127 tech_cause=487`,
    'DeviceStateChanged PJSIP/trunk UNAVAILABLE',
  ]);
});

test('a phone that talks: hold, digits, hang-up', async () => {
  const bed = new CallBed();
  const talk = { holdAfter: 700, unholdAfter: 900, digits: '12', digitsAfter: 1000, hangUpAfter: 1500 };
  const caller = bed.exchange.calls.incoming({ endpoint: 'trunk', extension: '502', talk });
  assert.ok(caller);
  await bed.clock.advance(699);
  bed.take();
  await bed.clock.advance(1000);
  const heard = bed.all
    .map(({ type, digit }) => [type, digit])
    .filter(([type]) => /Hold|hold|Dtmf/.test(String(type)));
  assert.deepEqual(heard.slice(0, 4), [
    ['ChannelHold', undefined],
    ['ChannelUnhold', undefined],
    ['ChannelDtmfReceived', '1'],
    ['ChannelDtmfReceived', '2'],
  ]);
  assert.equal(bed.exchange.channels.all().length, 0);
});

test('a phone that comes and goes', () => {
  const bed = new CallBed();
  bed.exchange.endpoints.setOnline(bed.phone('carol'), true);
  bed.exchange.endpoints.setOnline(bed.phone('carol'), true);
  bed.exchange.endpoints.setOnline(bed.phone('carol'), false);
  assert.deepEqual(bed.take(), [
    'PeerStatusChange',
    'ContactStatusChange',
    'DeviceStateChanged PJSIP/carol NOT_INUSE',
    'PeerStatusChange',
    'ContactStatusChange',
    'DeviceStateChanged PJSIP/carol UNAVAILABLE',
  ]);
});

test('a phone that is sent elsewhere leaves a ghost', async () => {
  const bed = new CallBed();
  const caller = bed.exchange.calls.incoming({ endpoint: 'trunk', extension: '500' });
  assert.ok(caller);
  await bed.clock.advance(500);
  const channelId = caller.id;
  const refused = await bed.ask('channels.redirect', { channelId, endpoint: 'Local/1@redir' });
  assert.equal(refused.status, 422);
  assert.deepEqual(await bed.ask('channels.redirect', { channelId, endpoint: 'PJSIP/carol' }), done);
  await bed.clock.advance(10_000);
  assert.equal(bed.take(channelId).filter((line) => line.startsWith('Destroyed')).length, 0);
  assert.equal((await bed.ask('channels.get', { channelId })).status, 200);
  assert.equal((await bed.ask('channels.hangup', { channelId })).status, 404);
  assert.equal((await bed.ask('channels.list')).status, 200);
});
