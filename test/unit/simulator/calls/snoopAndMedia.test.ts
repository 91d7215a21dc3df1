import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from '../operations/askedExchange';
import { CallBed } from './callBed';

test('who listens to a silent channel stays to be seen until that one ends', async () => {
  const bed = new CallBed();
  await bed.callIntoStasis();
  const asked = { channelId: 'near', spy: 'both', app: 'myapp' };
  const answer = await bed.ask('channels.snoopChannel', { ...asked, appArgs: 'x', snoopId: 's' });
  const { name, state } = answer.body as Record<string, unknown>;
  assert.deepEqual([name, state], ['Snoop/near-00000000', 'Up']);
  await bed.clock.advance(0);
  assert.deepEqual(bed.take('s'), [
    'Created s',
    'Dialplan s default,s,1 Stasis(myapp,x)',
    'ChannelVarset s STASISSTATUS=',
  ]);
  assert.deepEqual(
    await bed.ask('channels.snoopChannel', { ...asked, snoopId: 's' }),
    refusal(500, 'Snoop channel could not be created'),
  );
  await bed.ask('channels.hangup', { channelId: 's' });
  await bed.clock.advance(0);
  assert.equal((await bed.ask('channels.get', { channelId: 's' })).status, 200);
  assert.equal((await bed.ask('channels.hangup', { channelId: 's' })).status, 404);
  await bed.ask('channels.snoopChannel', { ...asked, snoopId: 'still' });
  await bed.clock.advance(0);
  bed.take();
  await bed.ask('channels.hangup', { channelId: 'near' });
  await bed.clock.advance(0);
  const events = bed.all.slice();
  assert.deepEqual(bed.take('s'), ['Destroyed s cause=16']);
  bed.all.push(...events);
  assert.deepEqual(bed.take('still'), [
    'ChannelVarset still STASISSTATUS=SUCCESS',
    'Destroyed still cause=0',
  ]);
  assert.equal(bed.exchange.channels.all().length, 0);
});

const REFUSED: readonly (readonly [params: Record<string, string>, status: number, message: string])[] = [
  [{ app: 'myapp' }, 400, 'Direction must be specified for at least spy or whisper'],
  [{ spy: 'zz', app: 'myapp' }, 400, 'Invalid direction specified for spy'],
  [{ spy: 'both' }, 400, 'Application name is required'],
  [{ spy: 'both', app: 'myapp' }, 404, 'Provided channel was not found'],
];
test('snoop requests that are refused', async () => {
  const bed = new CallBed();
  for (const [params, status, message] of REFUSED) {
    const answer = await bed.ask('channels.snoopChannel', { channelId: 'nope', ...params });
    assert.deepEqual(answer, refusal(status, message));
  }
});

test('external media over RTP is up at once', async () => {
  const bed = new CallBed();
  const asked = { app: 'myapp', external_host: '127.0.0.1:29999', format: 'ulaw', channelId: 'x' };
  const answer = await bed.ask('channels.externalMedia', asked, { variables: { EXTV: '1' } });
  const { channelvars } = answer.body as { channelvars: Record<string, string> };
  assert.equal(channelvars.EXTV, '1');
  assert.equal(channelvars.UNICASTRTP_LOCAL_ADDRESS, '127.0.0.1');
  await bed.clock.advance(0);
  assert.deepEqual(bed.takeMine(), [
    'Dial x [127.0.0.1:29999/c(ulaw)]',
    'StateChange x Up',
    'Dial x ANSWER [127.0.0.1:29999/c(ulaw)]',
    'ChannelVarset x STASISSTATUS=',
    'StasisStart x ()',
  ]);
  assert.deepEqual(
    await bed.ask('channels.rtpstatistics', { channelId: 'x' }),
    refusal(404, 'RTP info not found'),
  );
});

const MEDIA_REFUSED: readonly (readonly [params: Record<string, string>, status: number])[] = [
  [{ app: 'myapp', format: 'ulaw' }, 400],
  [{ app: 'myapp', external_host: '127.0.0.1:1' }, 400],
  [{ external_host: '127.0.0.1:1', format: 'ulaw' }, 400],
  [{ app: 'myapp', external_host: 'nohostport', format: 'ulaw' }, 400],
  [{ app: 'myapp', external_host: '127.0.0.1:1', format: 'nope' }, 500],
  [{ app: 'myapp', external_host: '127.0.0.1:1', format: 'ulaw', encapsulation: 'zz' }, 501],
];
test('external media that is refused', async () => {
  const bed = new CallBed();
  for (const [params, status] of MEDIA_REFUSED) {
    assert.equal((await bed.ask('channels.externalMedia', params)).status, status, JSON.stringify(params));
  }
  assert.equal(bed.exchange.channels.all().length, 0);
});
