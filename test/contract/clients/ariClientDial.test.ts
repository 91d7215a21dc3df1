import assert from 'node:assert/strict';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { ClientProgram } from '../../support/clients/clientProgram';
import type { CallerBehaviour, PhoneBehaviour } from '../../support/server/serverUnderTest';
import { contractBed } from '../contractBed';
import { applicationServed } from './callIn';

const bed = contractBed();

/** Starts the program, which puts callers through to alice. */
async function putThrough(context: TestContext): Promise<ClientProgram> {
  const program = path.resolve('test/contract/clients/programs/ariClientDial.js');
  const { url, user, password } = bed.server;
  const args = [program, url, user, password, 'PJSIP/alice'];
  const client = new ClientProgram(context, { program: process.execPath, args });
  await applicationServed(bed, 'myapp');
  return client;
}

/** Somebody calls 505, which waits unanswered for the program. */
async function call(context: TestContext, phone: PhoneBehaviour, caller?: CallerBehaviour): Promise<void> {
  const alice = await bed.server.phone('alice', phone);
  context.after(() => alice.stop());
  const somebody = await bed.server.incomingCall('505', caller);
  context.after(() => somebody.stop());
}

async function story(client: ClientProgram): Promise<readonly unknown[]> {
  assert.equal(await client.exitCode(), 0, client.output);
  return client.lines.map(({ happened }) => happened);
}

test('the phone answers and hangs up: both are released', async (context) => {
  const client = await putThrough(context);
  await call(context, { kind: 'answers', ringMs: 300, hangUpAfterMs: 500 });
  assert.deepEqual(await story(client), [
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

test('the caller hangs up: both are released', async (context) => {
  const client = await putThrough(context);
  await call(context, { kind: 'answers' }, { hangUpAfterMs: 500 });
  assert.deepEqual((await story(client)).slice(-4), [
    'they talk',
    'the caller is gone',
    'the phone is gone: 16 Normal Clearing',
    'over',
  ]);
});

test('the phone is busy: the caller is released', async (context) => {
  const client = await putThrough(context);
  await call(context, { kind: 'busy' });
  const [first, second, ...ends] = await story(client);
  assert.deepEqual([first, second], ['somebody calls', 'the phone is gone: 17 User busy']);
  // The answer to the hang-up may be there before the event.
  assert.deepEqual(ends.toSorted(), ['over', 'the caller is gone']);
});

test('the caller gives up while the phone rings', async (context) => {
  const client = await putThrough(context);
  await call(context, { kind: 'rings' }, { abandonAfterMs: 700 });
  assert.deepEqual(await story(client), [
    'somebody calls',
    'the phone is Ringing',
    'the caller is gone',
    'the phone is gone: 16 Normal Clearing',
    'over',
  ]);
});
