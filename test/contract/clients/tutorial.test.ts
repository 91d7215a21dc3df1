import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientLine, ClientProgram } from '../../support/clients/clientProgram';
import { curl, findCurl, headerOf, statusesOf } from '../../support/clients/curl';
import { whyMissing } from '../../support/clients/whyMissing';
import { wscat } from '../../support/clients/wscat';
import { contractBed } from '../contractBed';
import { applicationServed, callIn } from './callIn';

// "Getting Started with ARI", as it is typed there: one terminal with wscat, the other with curl.

const bed = contractBed();
const needed = { skip: whyMissing(findCurl) };

/** The part of the events' JSON that the tutorial shows. */
interface ShownChannel {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly caller: object;
  readonly dialplan: object;
  readonly creationtime: string;
}

function isAbout({ channel }: ClientLine, id: string): boolean {
  return (channel as ShownChannel | undefined)?.id === id;
}

/** What happened to a channel, in order; variables and the names of the others are left to other tests. */
function lifeOf(terminal: ClientProgram, id: string): readonly unknown[] {
  const told = /^(Stasis|ChannelState|ChannelEntered|ChannelLeft|ChannelHangup|ChannelDestroyed)/;
  return terminal.lines
    .filter((line) => isAbout(line, id) && told.test(String(line.type)))
    .map(({ type }) => type);
}

test('connect, be called, play hello-world, hang up, and see the events', needed, async (context) => {
  const { url, user, password } = bed.server;
  const login = ['-v', '-u', `${user}:${password}`];
  const socket = `${url.replace('http', 'ws')}/ari/events?api_key=${user}:${password}&app=myapp`;
  const terminal = wscat(context, '-c', socket);
  await applicationServed(bed, 'myapp');

  const softphone = await bed.server.incomingCall('500');
  context.after(() => softphone.stop());
  const start = await terminal.event('StasisStart');
  const channel = start.channel as ShownChannel;
  assert.deepEqual(start.args, []);
  assert.equal(start.application, 'myapp');
  assert.match(String(start.timestamp), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/);
  assert.match(channel.id, /^([\w-]+-)?\d+\.\d+$/);
  assert.match(channel.name, /^PJSIP\/trunk-[0-9a-f]{8}$/);
  assert.equal(channel.state, 'Up');
  assert.deepEqual(channel.caller, { name: 'Test caller', number: 'caller' });
  assert.deepEqual(channel.dialplan, {
    context: 'from-trunk',
    exten: '500',
    priority: 2,
    app_name: 'Stasis',
    app_data: 'myapp',
  });
  assert.match(channel.creationtime, /^\d{4}-/);

  const listed = await curl(...login, `${url}/ari/channels/${channel.id}`);
  assert.deepEqual(statusesOf(listed), [200]);
  assert.deepEqual(JSON.parse(listed.body), channel);

  const play = await curl(
    ...login,
    '-X',
    'POST',
    `${url}/ari/channels/${channel.id}/play?media=sound:hello-world`,
  );
  assert.deepEqual(statusesOf(play), [201]);
  const playback = JSON.parse(play.body) as { id: string; state: string };
  assert.equal(headerOf(play, 'Location'), `/ari/playbacks/${playback.id}`);
  assert.deepEqual(playback, {
    id: playback.id,
    media_uri: 'sound:hello-world',
    target_uri: `channel:${channel.id}`,
    language: 'en',
    // Whether it has begun by then is a race.
    state: playback.state === 'playing' ? 'playing' : 'queued',
  });
  const started = await terminal.event('PlaybackStarted');
  assert.deepEqual(started.playback, { ...playback, state: 'playing' });
  const finished = await terminal.event('PlaybackFinished');
  assert.deepEqual(finished.playback, { ...playback, state: 'done' });
  const lasted = Date.parse(String(finished.timestamp)) - Date.parse(String(started.timestamp));
  assert.ok(lasted > 1_300 && lasted < 2_500, `hello-world lasted ${lasted} ms`);

  const hangup = await curl(...login, '-X', 'DELETE', `${url}/ari/channels/${channel.id}`);
  assert.deepEqual(statusesOf(hangup), [204]);
  assert.equal(hangup.body, '');
  const end = await terminal.event('StasisEnd');
  assert.equal((end.channel as ShownChannel).id, channel.id);
  assert.deepEqual(
    // A telephone's media leave their statistics in variables; a Local channel has none.
    terminal.types.filter((type) => type !== 'ChannelVarset'),
    ['StasisStart', 'PlaybackStarted', 'PlaybackFinished', 'ChannelHangupRequest', 'StasisEnd'],
  );

  const again = await curl(...login, '-X', 'DELETE', `${url}/ari/channels/${channel.id}`);
  assert.deepEqual(statusesOf(again), [404]);
  assert.deepEqual(JSON.parse(again.body), { message: 'Channel not found' });
  await terminal.interrupt();
});

test(
  'the call is put through to a colleague: originate, bridge, and everybody hangs up',
  needed,
  async (context) => {
    const { url, user, password } = bed.server;
    const ask = async (method: string, path: string, ...more: string[]): Promise<[number, unknown]> => {
      const answer = await curl(
        '-v',
        '-u',
        `${user}:${password}`,
        '-X',
        method,
        ...more,
        `${url}/ari${path}`,
      );
      return [statusesOf(answer)[0]!, answer.body === '' ? undefined : JSON.parse(answer.body)];
    };
    const socket = `${url.replace('http', 'ws')}/ari/events?app=myapp`;
    const terminal = wscat(context, '--auth', `${user}:${password}`, '-c', socket);
    await applicationServed(bed, 'myapp');
    await callIn(bed, '505');
    const start = await terminal.event('StasisStart');
    const caller = (start.channel as ShownChannel).id;
    assert.deepEqual(start.args, ['unanswered']);
    assert.equal((start.channel as ShownChannel).state, 'Ring');
    assert.deepEqual(await ask('POST', `/channels/${caller}/answer`), [204, undefined]);
    await terminal.event('ChannelStateChange');

    const [status] = await ask(
      'POST',
      '/channels/colleague',
      ...['-H', 'Content-Type: application/json'],
      ...['-d', '{"endpoint":"Local/501@from-trunk","app":"myapp","appArgs":"colleague,second"}'],
    );
    assert.equal(status, 200);
    const second = await terminal.line('the colleague', ({ type, args }) => {
      return type === 'StasisStart' && Array.isArray(args) && args[0] === 'colleague';
    });
    assert.deepEqual(second.args, ['colleague', 'second']);

    const [created, bridge] = await ask('POST', '/bridges', '-d', 'type=mixing', '-d', 'bridgeId=office');
    assert.equal(created, 200);
    assert.deepEqual((bridge as { channels: string[] }).channels, []);
    const members = `${caller},colleague`;
    assert.deepEqual(await ask('POST', `/bridges/office/addChannel?channel=${members}`), [204, undefined]);
    const [, office] = await ask('GET', '/bridges/office');
    assert.deepEqual((office as { channels: string[] }).channels.sort(), members.split(',').sort());

    assert.deepEqual(await ask('DELETE', '/channels/colleague', '-d', 'reason=busy'), [204, undefined]);
    const destroyed = await terminal.event('ChannelDestroyed');
    assert.deepEqual([destroyed.cause, destroyed.cause_txt], [17, 'User busy']);
    assert.deepEqual(await ask('DELETE', '/bridges/office'), [204, undefined]);
    assert.deepEqual(await ask('DELETE', `/channels/${caller}`), [204, undefined]);
    await terminal.line('the end of the call', (line) => line.type === 'StasisEnd' && isAbout(line, caller));
    assert.deepEqual(lifeOf(terminal, 'colleague'), [
      'ChannelStateChange',
      'StasisStart',
      'ChannelEnteredBridge',
      'ChannelHangupRequest',
      'ChannelLeftBridge',
      'StasisEnd',
      'ChannelDestroyed',
    ]);
    assert.deepEqual(lifeOf(terminal, caller), [
      'StasisStart',
      'ChannelStateChange',
      'ChannelEnteredBridge',
      'ChannelLeftBridge',
      'ChannelHangupRequest',
      'StasisEnd',
    ]);
    await terminal.interrupt();
  },
);
