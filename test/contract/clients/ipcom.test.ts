import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { ClientProgram } from '../../support/clients/clientProgram';
import { contractBed } from '../contractBed';
import { applicationServed, callIn } from './callIn';

const bed = contractBed();

test('npm’s @ipcom/asterisk-ari takes a call, plays to it and bridges it', async (context) => {
  const program = path.resolve('test/contract/clients/programs/ipcomCalls.js');
  const { url, user, password } = bed.server;
  const client = new ClientProgram(context, {
    program: process.execPath,
    args: [program, url, user, password],
  });
  await applicationServed(bed, 'myapp');
  await callIn(bed, '505');
  assert.equal(await client.exitCode(), 0, client.output);
  const told = client.lines.filter(({ type }) => type === undefined);
  const id = told[0]?.incoming;
  assert.deepEqual(told, [
    { incoming: id, args: ['unanswered'] },
    { state: 'Up' },
    { playback: 'done' },
    { bridge: 'waiting room', channels: [id] },
    { refused: 'Channel not found' },
    { done: true },
  ]);
  assert.deepEqual(client.types, [
    'StasisStart',
    'ChannelStateChange',
    'PlaybackStarted',
    'PlaybackFinished',
    'ChannelEnteredBridge',
    'ChannelHangupRequest',
    'ChannelLeftBridge',
    'StasisEnd',
  ]);
});
