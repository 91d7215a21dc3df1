import assert from 'node:assert/strict';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { ClientProgram } from '../../support/clients/clientProgram';
import type { CallerBehaviour, PhoneBehaviour } from '../../support/server/serverUnderTest';
import { waitFor } from '../../support/waitFor';
import { contractBed } from '../contractBed';
import { applicationServed } from './callIn';

const bed = contractBed();

/** Starts the program, which puts callers through to alice until the test ends. */
async function putThrough(context: TestContext): Promise<ClientProgram> {
  const program = path.resolve('test/contract/clients/programs/ariClientDial.js');
  const { url, user, password } = bed.server;
  const args = [program, url, user, password, 'PJSIP/alice'];
  const client = new ClientProgram(context, { program: process.execPath, args });
  await applicationServed(bed, 'myapp');
  return client;
}

/** Somebody calls 505, which waits unanswered for the program; resolves with what it told of the call. */
async function storyOf(
  client: ClientProgram,
  behaviour: PhoneBehaviour,
  caller?: CallerBehaviour,
): Promise<readonly unknown[]> {
  const before = client.lines.length;
  const told = (): readonly unknown[] => client.lines.slice(before).map(({ happened }) => happened);
  const alice = await bed.server.phone('alice', behaviour);
  const somebody = await bed.server.incomingCall('505', caller);
  try {
    // An error ends the program's work on the call as well.
    await waitFor('the end of the call', () => /^(over|error)/.test(String(told().at(-1))));
    return told();
  } catch (error) {
    throw new Error(`The client told: ${client.output}`, { cause: error });
  } finally {
    await somebody.stop();
    await alice.stop();
  }
}

test('npm’s ari-client puts callers through to a phone', async (context) => {
  // One WebSocket for all calls: Asterisk clears up after a closed one in its own time, and takes the
  // registration of the next one with it when that comes too soon.
  const client = await putThrough(context);

  await context.test('the phone answers and hangs up: both are released', async () => {
    assert.deepEqual(await storyOf(client, { kind: 'answers', ringMs: 300, hangUpAfterMs: 500 }), [
      'somebody calls',
      'the phone is Ringing',
      'the phone is Up',
      'the phone answers: dialed',
      'they talk',
      'the phone is gone: 16 Normal Clearing',
      'the caller is gone',
      'over',
    ]);
  });

  await context.test('the caller hangs up: both are released', async () => {
    const story = await storyOf(client, { kind: 'answers' }, { hangUpAfterMs: 500 });
    assert.deepEqual(story.slice(-4), [
      'they talk',
      'the caller is gone',
      'the phone is gone: 16 Normal Clearing',
      'over',
    ]);
  });

  await context.test('the phone is busy: the caller is released', async () => {
    assert.deepEqual(await storyOf(client, { kind: 'busy' }), [
      'somebody calls',
      'the phone is gone: 17 User busy',
      'the caller is gone',
      'over',
    ]);
  });

  await context.test('the caller gives up while the phone rings', async () => {
    assert.deepEqual(await storyOf(client, { kind: 'rings' }, { abandonAfterMs: 700 }), [
      'somebody calls',
      'the phone is Ringing',
      'the caller is gone',
      'the phone is gone: 16 Normal Clearing',
      'over',
    ]);
  });
});
