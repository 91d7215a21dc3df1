import assert from 'node:assert/strict';
import { afterEach, test, type TestContext } from 'node:test';
import { openServer, type OpenServer } from '../contract/openServer';
import { reach, watch } from '../contract/watchedConnection';
import { destroyBridges } from '../support/server/serverBasics';
import { waitFor } from '../support/waitFor';
import { faultBed } from './faultBed';
import { modelEqualsServer } from './modelEqualsServer';

const bed = faultBed();
afterEach(async () => {
  if (bed.server.asterisk.pid !== undefined) await destroyBridges(bed.server);
});

/** A call and a bridge with its near half, of ids that will be used again. */
async function callAndBridge(): Promise<void> {
  const target = { context: 'default', extension: '100', priority: '1' };
  const ids = { channelId: 'leg-a', otherChannelId: 'leg-b' };
  const query = { endpoint: 'Local/501@from-trunk', ...target, ...ids };
  assert.equal((await bed.server.rest('POST', '/channels', query)).status, 200);
  assert.equal((await bed.server.rest('POST', '/bridges/room', { type: 'mixing' })).status, 200);
}

async function withCall(context: TestContext): Promise<OpenServer> {
  const ours = await openServer(context, bed.server);
  await callAndBridge();
  const { channel, bridge } = ours.session.store.resources;
  await waitFor('call and bridge', () => channel.size === 2 && bridge.has('room'));
  return ours;
}

function nameOf(event: OpenServer['events'][number]): string {
  return (event.channel as { readonly name: string }).name;
}

function tellRows(ours: OpenServer): { readonly kind: string; readonly summary: string }[] {
  return ours
    .rows()
    .filter(({ kind }) => kind === 'gap' || kind === 'snapshot')
    .map(({ kind, summary }) => ({ kind, summary }));
}

/** Waits until a connection that was lost is live again, and says how long after the server's return. */
async function liveAgain(context: TestContext, ours: OpenServer, returnedAt: number): Promise<void> {
  await waitFor('live again', () => ours.connections.state(ours.id).status === 'live', {
    timeoutMs: 60_000,
    intervalMs: 10,
  });
  context.diagnostic(`live ${String(Math.round(performance.now() - returnedAt))} ms after the return`);
}

/** How an Asterisk ends with a call up, and comes back; resolves when it answers again. */
const ENDS: Readonly<Record<string, () => Promise<void>>> = {
  'killed (SIGKILL)': async () => {
    await bed.server.asterisk.kill9();
    await bed.server.asterisk.restart();
  },
  'core stop now': async () => {
    await bed.server.asterisk.cli('core stop now');
    await waitFor('its end', () => bed.server.asterisk.pid === undefined);
    await bed.server.asterisk.restart();
  },
  'core restart now': async () => {
    const { startup_time: before } = await statusInfo();
    await bed.server.asterisk.cli('core restart now');
    await waitFor('its return', async () => (await statusInfo()).startup_time !== before);
  },
};

async function statusInfo(): Promise<{ readonly startup_time: string }> {
  const { status, body } = await bed.server.rest('GET', '/asterisk/info', { only: 'status' });
  if (status !== 200) throw new Error(`status ${String(status)}`);
  return (body as { status: { startup_time: string } }).status;
}

for (const [name, endAndReturn] of Object.entries(ENDS)) {
  test(`${name} in mid call: calls are lost with the server, the log stays, and the connection comes back`, async (context) => {
    const ours = await withCall(context);
    const { channel, bridge } = ours.session.store.resources;
    const names = [...channel.values()].map((half) => half.name);
    const createdAt = channel.get('leg-a')?.createdAt;
    const rowsBefore = ours.rows().length;
    await endAndReturn();
    await liveAgain(context, ours, performance.now());
    assert.equal(
      ours.states.some(({ status }) => status === 'failed'),
      false,
    );
    await modelEqualsServer(ours, bed.server);
    assert.deepEqual([channel.size, bridge.size], [0, 0]);
    assert.ok(ours.rows().length > rowsBefore, 'the log is kept');
    const [gap, snapshot, ...others] = tellRows(ours);
    assert.deepEqual(others, []);
    assert.match(gap?.summary ?? '', /^events lost for \d+\.\d s: ./);
    // Asterisk may still have time to end a call in good order: then that is what is told.
    const ended = new Set(ours.events.filter(({ type }) => type === 'ChannelDestroyed').map(nameOf));
    const lost = names.filter((half) => !ended.has(half));
    context.diagnostic(`${String(lost.length)} of ${String(names.length)} channels lost`);
    const told = snapshot?.summary ?? '';
    assert.match(told, /Asterisk was restarted at \d{4}-/);
    for (const half of names)
      assert.equal(told.includes(`channel ${half} was lost with the server`), lost.includes(half), told);
    assert.ok(told.includes('bridge room was lost with the server'), told);
    assert.equal(ours.session.lost.get('channel', 'leg-a') !== undefined, lost.includes(names[0] ?? ''));

    // The same ids again are other channels.
    await callAndBridge();
    await waitFor('the new call', () => channel.size === 2 && bridge.has('room'));
    assert.ok((channel.get('leg-a')?.createdAt ?? 0) > (createdAt ?? Infinity));
    await modelEqualsServer(ours, bed.server);
  });
}

test('core stop gracefully with a call up: it goes on to its end, nothing of it is lost, and the return is noticed', async (context) => {
  const ours = await withCall(context);
  const { asterisk } = bed.server;
  const { channel } = ours.session.store.resources;
  // The console's command itself waits for the end.
  const stopping = asterisk.cli('core stop gracefully').catch(() => '');
  await waitFor('Asterisk to refuse new calls', () =>
    bed.server.originateQuietly('501').then(
      () => false,
      () => true,
    ),
  );
  assert.equal(ours.connections.state(ours.id).status, 'live');
  assert.ok(channel.has('leg-a') && channel.has('leg-b'));
  // Asterisk is gone as soon as the last call is.
  await bed.server.hangUpAll().catch(() => undefined);
  await waitFor('the end of the call', () => channel.size === 0);
  await waitFor('the end of Asterisk', () => asterisk.pid === undefined);
  await stopping;
  await asterisk.restart();
  await liveAgain(context, ours, performance.now());
  await modelEqualsServer(ours, bed.server);
  const [, snapshot] = tellRows(ours);
  assert.match(
    snapshot?.summary ?? '',
    /restarted at .*; 1 bridge was lost with the server · bridge room was/,
  );
});

test('core reload in mid call: nothing is lost, and nothing is told', async (context) => {
  const ours = await withCall(context);
  await bed.server.asterisk.cli('core reload');
  await callLater('the call is still there', ours);
  assert.deepEqual(tellRows(ours), []);
  assert.deepEqual(ours.states.map(({ status }) => status).at(-1), 'live');
});

async function callLater(what: string, ours: OpenServer): Promise<void> {
  const { channel } = ours.session.store.resources;
  await bed.server.originateQuietly('501');
  await waitFor(what, () => channel.size === 4);
  await modelEqualsServer(ours, bed.server);
}

test('the return is noticed however far away the next attempt is: refused, 404, 503, and then live', async (context) => {
  const never = { initialDelay: 600_000, maxDelay: 600_000 };
  const watched = watch(context, bed.server, ['patient'], { backoff: never });
  await reach(watched, 'live');
  await bed.server.asterisk.kill9();
  await reach(watched, 'waitingToRetry');
  await bed.server.asterisk.restart();
  const returnedAt = performance.now();
  await reach(watched, 'live');
  context.diagnostic(`live ${String(Math.round(performance.now() - returnedAt))} ms after the return`);
  assert.equal(watched.gaps.length, 1);
  assert.equal(
    watched.states.some(({ status }) => status === 'failed'),
    false,
  );
});

test('a server that is not there is tried again; disconnecting ends that, and nobody comes back', async (context) => {
  const ours = await openServer(context, bed.server);
  await bed.server.asterisk.kill9();
  const { problem } = await ours.reach('waitingToRetry');
  assert.ok(problem.message !== '' && problem.hint !== '', JSON.stringify(problem));
  await ours.connections.disconnect(ours.id);
  assert.deepEqual(ours.connections.state(ours.id), { status: 'disconnected' });
  await bed.server.asterisk.restart();
  assert.deepEqual((await bed.server.rest('GET', '/applications')).body, []);
  await ours.connections.connect(ours.id);
  await ours.reach('live');
});

test('an Asterisk that freezes with every connection open is noticed by pings, and comes back as it was', async (context) => {
  const watched = watch(context, bed.server, ['frozen'], { pingInterval: 200 });
  await reach(watched, 'live');
  await callAndBridge();
  const { pid } = bed.server.asterisk;
  assert.ok(pid !== undefined);
  process.kill(pid, 'SIGSTOP');
  context.after(() => process.kill(pid, 'SIGCONT'));
  const { problem } = await reach(watched, 'waitingToRetry');
  assert.match(problem.message, /No sign of life/);
  process.kill(pid, 'SIGCONT');
  const returnedAt = performance.now();
  await reach(watched, 'live');
  context.diagnostic(`live ${String(Math.round(performance.now() - returnedAt))} ms after the return`);
  assert.equal(watched.gaps.length, 1);
  assert.deepEqual(
    watched.snapshots.map(({ channels }) => channels.length),
    [0, 2],
  );
});
