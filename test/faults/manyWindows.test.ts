import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { registerApplication } from '../contract/ariApplication';
import { openServer } from '../contract/openServer';
import { modelPicture, serverPicture } from '../contract/serverPicture';
import { reach, watch } from '../contract/watchedConnection';
import { faultProxy } from '../support/proxy/faultProxy';
import { watchServer, type WatchingWorkbench } from '../support/storm/watchServer';
import { waitFor } from '../support/waitFor';
import { faultBed } from './faultBed';
import { gapsOf } from './gapsOf';

const WINDOWS = 20;
const LIMITS = { maxRows: 10_000, maxBytes: 16 * 1024 * 1024 };

const bed = faultBed();

/** A window of its own that watches: it has its own application, as every window has. */
async function openWindow(context: TestContext, number: number): Promise<WatchingWorkbench> {
  const opened = await watchServer(bed.server, `ari-workbench-window-${String(number)}`, LIMITS);
  context.after(() => opened.close());
  return opened;
}

async function applications(): Promise<readonly string[]> {
  const { body } = await bed.server.rest('GET', '/applications');
  return (body as readonly { readonly name: string }[]).map(({ name }) => name).sort();
}

function statusOf({ session }: WatchingWorkbench): string {
  return session.state.status;
}

test('20 windows on one server: all are live, see the same, survive its crash together, and leave nothing', async (context) => {
  const windows = await Promise.all(
    Array.from({ length: WINDOWS }, (_, number) => openWindow(context, number)),
  );
  const seen: string[] = [];
  for (const { session } of windows) session.onDidChangeState(({ status }) => seen.push(status));
  const names = windows.map(({ session }) => session.ourApplication).sort();
  assert.deepEqual(await applications(), names);
  const all = async (what: string, channels: number): Promise<void> => {
    await waitFor(what, () =>
      windows.every(({ session }) => session.store.resources.channel.size === channels),
    );
  };
  await bed.server.originateQuietly('501');
  await all('the call in every window', 2);

  await bed.server.asterisk.kill9();
  await waitFor('the loss in every window', () => windows.every((window) => statusOf(window) !== 'live'));
  await bed.server.asterisk.restart();
  const returnedAt = performance.now();
  await waitFor('all windows', () => windows.every((window) => statusOf(window) === 'live'), {
    intervalMs: 10,
  });
  context.diagnostic(`all live ${String(Math.round(performance.now() - returnedAt))} ms after the return`);
  // Of the other windows' applications each learns in its own time.
  const { channels, bridges, endpoints } = await serverPicture(bed.server);
  for (const { session, log } of windows) {
    assert.equal(gapsOf(log).length, 1);
    const { applications: theirs, ...model } = modelPicture(session);
    assert.deepEqual(model, { channels, bridges, endpoints });
    assert.ok(theirs.includes(session.ourApplication));
  }
  assert.deepEqual(await applications(), names);
  assert.deepEqual(
    seen.filter((status) => status === 'replaced' || status === 'failed'),
    [],
    'nobody takes anything from anybody',
  );
  await bed.server.originateQuietly('501');
  await all('a call on the new server', 2);

  await Promise.all(windows.map((window) => window.close()));
  await waitFor('the applications to go', async () => (await applications()).length === 0);
});

test('a program that is back before us after a restart keeps its application, until somebody takes over', async (context) => {
  const proxy = await faultProxy(context, bed.server.url);
  const { user, password } = bed.server;
  const ours = await openServer(
    context,
    { ...bed.server, url: proxy.url, user, password },
    { application: 'wanted' },
  );
  await bed.server.asterisk.kill9();
  proxy.refuse(true);
  await bed.server.asterisk.restart();
  const program = await registerApplication(bed.server, 'wanted');
  context.after(() => program.close());
  proxy.refuse(false);
  assert.deepEqual(await ours.reach('replaced'), { status: 'replaced', application: 'wanted' });
  assert.equal(proxy.open('events'), 0);
  await bed.server.rest('POST', '/channels', { endpoint: 'Local/501@from-trunk', app: 'wanted' });
  await waitFor('the call at the program', () => program.events.some(({ type }) => type === 'StasisStart'));
  const told = (): boolean => program.events.some(({ type }) => type === 'ApplicationReplaced');
  assert.equal(told(), false);

  await ours.connections.connect(ours.id);
  await ours.reach('live');
  await waitFor('the program to be told', told);
});

/** Opens WebSockets of another program until Asterisk takes no more. */
async function fillSessions(context: TestContext): Promise<readonly WebSocket[]> {
  const { url, user, password } = bed.server;
  const sockets: WebSocket[] = [];
  context.after(() => {
    for (const socket of sockets) socket.terminate();
  });
  for (;;) {
    const name = `filler-${String(sockets.length)}`;
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ari/events?app=${name}`, {
      auth: `${user}:${password}`,
    });
    const isOpen = await Promise.race([
      once(socket, 'open').then(() => true),
      new Promise<boolean>((resolve) => socket.once('error', () => resolve(false))),
    ]).catch(() => false);
    if (!isOpen) return sockets;
    sockets.push(socket);
  }
}

test('a server that takes no more sessions: who is live stays so, who is not is told why, and comes in when there is room', async (context) => {
  const { asterisk } = bed.server;
  asterisk.writeConfig('http.conf', `${asterisk.readConfig('http.conf')}sessionlimit = 12\n`);
  await asterisk.restart();
  const early = await openWindow(context, 1);
  const states: string[] = [];
  early.session.onDidChangeState(({ status }) => states.push(status));
  const others = await fillSessions(context);
  assert.ok(others.length > 0);
  const late = watch(context, bed.server, ['ari-workbench-late']);
  const { problem } = await reach(late, 'waitingToRetry');
  assert.match(`${problem.message} ${problem.hint}`, /closed the connection.*sessionlimit in http\.conf/);
  await early.session.refresh(new AbortController().signal);
  for (const socket of others) socket.terminate();
  await reach(late, 'live');
  assert.deepEqual(states, []);
});
