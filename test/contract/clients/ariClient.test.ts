import assert from 'node:assert/strict';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { operations as known } from '../../../src/ari/generated/operations';
import { ClientProgram, type ClientLine } from '../../support/clients/clientProgram';
import { contractBed } from '../contractBed';
import { applicationServed, callIn } from './callIn';

const bed = contractBed();

function start(context: TestContext, password = bed.server.password): ClientProgram {
  const program = path.resolve('test/contract/clients/programs/ariClientCalls.js');
  const { url, user } = bed.server;
  return new ClientProgram(context, { program: process.execPath, args: [program, url, user, password] });
}

function isAbout(line: ClientLine, id: unknown): boolean {
  return (line.channel as { id: string } | undefined)?.id === id;
}

test('npm’s ari-client takes a call, makes one, bridges the two and plays to them', async (context) => {
  const client = start(context);
  await applicationServed(bed, 'myapp');
  await callIn(bed, '505');
  assert.equal(await client.exitCode(), 0, client.output);

  const told = client.lines.filter(({ type }) => type === undefined);
  const [{ operations } = {}, ...rest] = told;
  assert.deepEqual((operations as string[]).toSorted(), Object.keys(known).toSorted());
  const incoming = told.find((line) => 'incoming' in line)?.incoming;
  const outgoing = told.find((line) => 'outgoing' in line)?.outgoing;
  const members = [incoming, outgoing].toSorted();
  assert.deepEqual(rest, [
    { info: ['build', 'system'] },
    { endpoints: ['alice', 'bob', 'carol', 'dave', 'erin', 'trunk'] },
    { sound: 'hello-world' },
    {
      refused: [
        'Channel not found',
        'Bridge not found',
        'Playback not found',
        'Application not found',
        'Invalid endpoint specified',
      ],
    },
    { incoming, caller: { name: 'Ada Lovelace', number: '+441632960001' } },
    { variable: 'yes, & more' },
    { variable: 'good morning' },
    { digits: ['4', '2'] },
    { outgoing },
    { bridge: 'the two', channels: [] },
    { members },
    { greeting: 'done' },
    { toneIsForTheBridge: true },
    { tone: 'done' },
    { refused: ['Channel not found'] },
    { done: true },
  ]);

  const typesOf = (wanted: (line: ClientLine) => boolean): readonly unknown[] =>
    client.lines.filter(wanted).map(({ type }) => type);
  // Variables and names of the others come in an order that varies.
  const life = /^(Stasis|ChannelState|ChannelDtmf|ChannelEntered|ChannelLeft|ChannelHangup|ChannelDestroyed)/;
  const lifeOf = (id: unknown): readonly unknown[] =>
    typesOf((line) => isAbout(line, id) && life.test(String(line.type)));
  assert.deepEqual(lifeOf(incoming), [
    'StasisStart',
    'ChannelStateChange',
    'ChannelEnteredBridge',
    'ChannelHangupRequest',
    'ChannelLeftBridge',
    'StasisEnd',
  ]);
  assert.deepEqual(lifeOf(outgoing), [
    'ChannelStateChange',
    'StasisStart',
    'ChannelDtmfReceived',
    'ChannelDtmfReceived',
    'ChannelEnteredBridge',
    'ChannelHangupRequest',
    'ChannelLeftBridge',
    'StasisEnd',
    'ChannelDestroyed',
  ]);
  assert.deepEqual(
    typesOf(({ playback }) => playback !== undefined),
    ['PlaybackStarted', 'PlaybackFinished', 'PlaybackStarted', 'PlaybackFinished'],
  );
  const dials = client.lines.filter(({ type }) => type === 'Dial').map(({ dialstatus }) => dialstatus);
  assert.deepEqual(dials, ['', 'ANSWER']);
});

test('npm’s ari-client with a wrong password', async (context) => {
  const client = start(context, 'wrong');
  // It throws what it is told where nobody can catch it.
  assert.equal(await client.exitCode(), 1);
  assert.match(client.output, /^401 : \S+ http:\S+\/ari\/api-docs\/resources\.json$/m);
});
