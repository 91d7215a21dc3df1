import assert from 'node:assert/strict';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { ClientProgram } from '../../support/clients/clientProgram';
import { findPython } from '../../support/clients/findPython';
import { whyMissing } from '../../support/clients/whyMissing';
import { contractBed } from '../contractBed';
import { applicationServed, callIn } from './callIn';

const bed = contractBed();
const needed = { skip: whyMissing(findPython) };

function helloWorld(context: TestContext, password = bed.server.password): ClientProgram {
  const program = path.resolve('test/contract/clients/programs/hello_world.py');
  const { url, user } = bed.server;
  return new ClientProgram(context, {
    program: findPython(),
    args: [program, url, user, password, 'myapp'],
  });
}

test(
  'a Python program answers, plays hello-world, and hangs up when it has finished',
  needed,
  async (context) => {
    const client = helloWorld(context);
    await applicationServed(bed, 'myapp');
    await callIn(bed, '505');
    assert.equal(await client.exitCode(), 0, client.output);
    const id = ((await client.event('StasisStart')).channel as { id: string }).id;
    assert.deepEqual(
      client.lines.filter(({ request }) => request !== undefined),
      [
        { request: 'GET asterisk/info', status: 200 },
        { request: `POST channels/${id}/answer`, status: 204 },
        { request: `POST channels/${id}/play`, status: 201 },
        { request: `GET channels/${id}/variable`, status: 200 },
        { request: `DELETE channels/${id}`, status: 204 },
        { request: 'GET playbacks/of%20nobody', status: 404 },
      ],
    );
    assert.deepEqual(client.types, [
      'StasisStart',
      'ChannelStateChange',
      'PlaybackStarted',
      'PlaybackFinished',
      'ChannelHangupRequest',
      'StasisEnd',
    ]);
    const { playback } = await client.event('PlaybackFinished');
    assert.equal((playback as { state: string }).state, 'done');
    assert.deepEqual(client.lines.at(-1), { refused: 'Playback not found' });
  },
);

test('a Python program with a wrong password is refused', needed, async (context) => {
  const client = helloWorld(context, 'wrong');
  assert.equal(await client.exitCode(), 1);
  const [line] = client.lines;
  assert.match(String(line?.error), /^Handshake status 401 Unauthorized/);
});
