import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callEach } from '../../src/actions/channel/channelCalls';
import { callsOutcome, verbOf } from '../../src/actions/callsOutcome';
import { hangupScope } from '../../src/actions/hangupScope';
import type { PlannedCall } from '../../src/actions/plannedCall';
import { sendCalls } from '../../src/actions/sendCalls';
import { sendJson } from '../unit/ari/localServer';
import { channelValue } from '../unit/model/ariValues';
import { watchServer } from '../support/storm/watchServer';
import { waitFor } from '../support/waitFor';
import { faultBed } from './faultBed';
import { strainOf, strainText } from './strainOf';
import { modelEqualsServer } from './modelEqualsServer';
import { onPaths, scriptedServer, type ScriptedServer } from './scriptedServer';
import { scriptedSession } from './scriptedSession';

/** Each call is a Local channel, so two channels. */
const CALLS = 2_500;

const CHANNELS = Array.from({ length: 5_000 }, (_, index) => `c${String(index)}`);

const bed = faultBed();

function hangupCalls(ids: readonly string[]): readonly PlannedCall[] {
  const channels = ids.map((id) => ({ id, name: id }));
  return callEach(channels, 'channels.hangup', { reason: 'normal' });
}

test('5,000 channels of the real Asterisk hung up at once: each told once, all of them gone, the loop alive', async (context) => {
  const { asterisk } = bed.server;
  const ours = await watchServer(asterisk, 'ari-workbench-mass');
  context.after(() => ours.close());
  for (let call = 0; call < CALLS; call += 1) await bed.server.originateQuietly('501');
  const { store, rest } = ours.session;
  await waitFor('5,000 channels', () => store.resources.channel.size === 2 * CALLS, { timeoutMs: 60_000 });

  const all = [...store.resources.channel.keys()];
  const { ids, falling } = hangupScope(store.resources, all, 'none of ours');
  assert.equal(ids.length, CALLS, 'one half of each pair');
  assert.equal(falling.length, 2 * CALLS);
  const told: number[] = [];
  const startedAt = performance.now();
  const strain = await strainOf(async () => {
    const { signal } = new AbortController();
    const progressed = (ended: number): void => void told.push(ended);
    const result = await sendCalls(rest, hangupCalls(ids), { signal, progressed });
    const outcome = callsOutcome(result, verbOf('Hung up'), 'channel');
    assert.deepEqual(outcome, { done: true, message: `Hung up ${String(CALLS)} channels.` });
    await waitFor('the end of all', () => store.resources.channel.size === 0, { timeoutMs: 60_000 });
  });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  context.diagnostic(`5,000 channels gone after ${seconds} s, ${strainText(strain)}`);
  assert.deepEqual(
    told,
    ids.map((_, index) => index + 1),
  );
  const sent = [...ours.log.entries()].flatMap((entry) =>
    entry.kind === 'call' && entry.call.sent && entry.call.method === 'DELETE' ? [entry.call.path] : [],
  );
  assert.equal(sent.length, CALLS);
  assert.equal(new Set(sent).size, CALLS, 'none was asked for twice');
  await modelEqualsServer(ours, bed.server);
});

interface SlowServer {
  readonly server: ScriptedServer;
  readonly hungUp: ReadonlySet<string>;
  readonly mostAtOnce: number;
}

/** A server that hangs channels up more slowly than anybody asks; answers at the end of a turn of its own. */
function slowly(server: ScriptedServer, status: (hungUp: number) => number = () => 204): SlowServer {
  const hungUp = new Set<string>();
  let running = 0;
  let mostAtOnce = 0;
  const list = (): unknown[] => CHANNELS.filter((id) => !hungUp.has(id)).map((id) => channelValue(id));
  const others = onPaths(['/channels'], (_request, response) => sendJson(response, list()));
  server.script = (request, response) => {
    if (request.method !== 'DELETE' || !(request.url ?? '').includes('/channels/')) {
      others(request, response);
      return;
    }
    running += 1;
    mostAtOnce = Math.max(mostAtOnce, running);
    setTimeout(() => {
      running -= 1;
      const answer = status(hungUp.size);
      const id = /\/channels\/(c\d+)\?/.exec(request.url ?? '')?.[1] ?? '';
      if (answer !== 204) {
        sendJson(response, { message: 'no' }, answer);
        return;
      }
      assert.ok(!hungUp.has(id), 'none twice');
      hungUp.add(id);
      server.send(
        JSON.stringify({ type: 'ChannelDestroyed', channel: channelValue(id), cause: 16, cause_txt: '' }),
      );
      response.writeHead(204).end();
    }, 1);
  };
  return {
    server,
    hungUp,
    get mostAtOnce() {
      return mostAtOnce;
    },
  };
}

test('a server slower than we send: four requests at a time, progress, other calls get through, and no more is sent once given up', async (context) => {
  const slow = slowly(await scriptedServer(context));
  const connection = await scriptedSession(context, slow.server);
  await connection.reach('live');
  const session = connection.connections.session(connection.id);
  assert.ok(session);
  const { channel } = session.store.resources;
  assert.equal(channel.size, 5_000);
  const abort = new AbortController();
  const told: number[] = [];
  const progressed = (ended: number, total: number): void => {
    assert.equal(total, 5_000);
    told.push(ended);
    if (ended === 1_000) abort.abort();
  };
  const running = sendCalls(session.rest, hangupCalls(CHANNELS), { signal: abort.signal, progressed });
  await waitFor('the middle', () => told.length > 100, { intervalMs: 1 });
  await session.rest.call('bridges.list', {});
  assert.ok(told.length < 1_000, 'somebody else was answered meanwhile');
  const { done, givenUp, failed, notTried } = await running;
  assert.deepEqual([failed.length, notTried.length], [0, 0]);
  assert.ok(done.length >= 1_000 && done.length < 1_004, String(done.length));
  assert.equal(givenUp.length, 5_000 - done.length);
  assert.equal(slow.mostAtOnce, 4);
  // What was on its way when it was given up may still be carried out, no more.
  await waitFor(
    'the model to follow',
    () => session.store.resources.channel.size === 5_000 - slow.hungUp.size,
  );
  assert.ok(slow.hungUp.size < 1_010, String(slow.hungUp.size));
  await session.refresh(new AbortController().signal);
  assert.equal(session.store.resources.channel.size, 5_000 - slow.hungUp.size);
});

for (const [status, what] of [
  [401, 'a password that is refused meanwhile'],
  [503, 'a server that shuts down meanwhile'],
] as const) {
  test(`5,000 hang-ups and ${what}: a few requests more, and the outcome says how far it came`, async (context) => {
    const slow = slowly(await scriptedServer(context), (hungUp) => (hungUp < 500 ? 204 : status));
    const connection = await scriptedSession(context, slow.server);
    await connection.reach('live');
    const session = connection.connections.session(connection.id);
    assert.ok(session);
    const { signal } = new AbortController();
    const before = slow.server.requests.length;
    const result = await sendCalls(session.rest, hangupCalls(CHANNELS), { signal });
    const sent = slow.server.requests
      .slice(before)
      .filter((request) => request.startsWith('DELETE /ari/channels/'));
    assert.ok(sent.length < 512, `${String(sent.length)} requests`);
    assert.throws(
      () => callsOutcome(result, verbOf('Hung up'), 'channel'),
      /of 5000 channels failed\. \d{4} of 5000 not tried\./,
    );
  });
}
