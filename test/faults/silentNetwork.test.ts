import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { serverPicture } from '../contract/serverPicture';
import { faultProxy } from '../support/proxy/faultProxy';
import { waitFor } from '../support/waitFor';
import { faultBed } from './faultBed';
import { gapsOf } from './gapsOf';
import { modelEqualsServer } from './modelEqualsServer';
import type { WindowNews } from './sleepingWindow';
import { watchThrough } from './watchThrough';

const bed = faultBed();

const TIMING = { pingInterval: 1_000 };

async function originate(channels: () => number): Promise<void> {
  const before = channels();
  await bed.server.originateQuietly('501');
  await waitFor('the call', () => channels() === before + 2);
}

/** How often the server lists an application. */
async function listed(name: string): Promise<number> {
  const { body } = await bed.server.rest('GET', '/applications');
  return (body as readonly { readonly name: string }[]).filter((listing) => listing.name === name).length;
}

test('half open: noticed within two pings, REST tried anew, and right again when the network is', async (context) => {
  const watched = await watchThrough(context, bed.server, 'half-open', { timing: TIMING });
  const { proxy, session, log, states } = watched;
  const { channel } = session.store.resources;
  await originate(() => channel.size);
  const mutedAt = performance.now();
  proxy.mute('all');
  await bed.server.hangUpAll();
  await waitFor('the loss', () => session.state.status === 'waitingToRetry', { intervalMs: 5 });
  context.diagnostic(`noticed after ${(performance.now() - mutedAt).toFixed(0)} ms, pings every 1000 ms`);
  const [loss] = states.filter(({ status }) => status === 'waitingToRetry');
  assert.ok(loss?.status === 'waitingToRetry' && loss.problem.message.includes('No sign of life'));
  assert.equal(channel.size, 2, 'nobody has told of the end');
  proxy.unmute();
  await watched.live();
  await modelEqualsServer(watched, bed.server);
  assert.equal(channel.size, 0);
  const [gap, ...more] = gapsOf(log);
  assert.ok(gap && more.length === 0 && gap.from < gap.to && gap.to - gap.from < 60_000, JSON.stringify(gap));
  await waitFor('one socket', () => proxy.open() === 1);
  await originate(() => channel.size);
});

test('another network (VPN, NAT): old connections are black holes, calls on them end, one new socket', async (context) => {
  const watched = await watchThrough(context, bed.server, 'vpn', { timing: TIMING, applicationsEvery: 500 });
  const { proxy, session, log } = watched;
  const { channel } = session.store.resources;
  await originate(() => channel.size);
  const [id = ''] = channel.keys();
  // Lies on its connection for as long as the network takes it nowhere: it has no time limit.
  const before = proxy.open('rest');
  proxy.stall('rest');
  const endless = session.rest.call('channels.get', { channelId: id }, { timeout: 0 });
  const ended = assert.rejects(endless, /network connection was lost/);
  await waitFor('the connection of the call', () => proxy.open('rest') > before);
  const forgottenAt = performance.now();
  proxy.forget('all');
  proxy.resume();
  await ended;
  await watched.live();
  context.diagnostic(`live again ${(performance.now() - forgottenAt).toFixed(0)} ms after the change`);
  await modelEqualsServer(watched, bed.server);
  assert.deepEqual([proxy.open(), await listed('vpn'), gapsOf(log).length], [1, 1, 1]);
  // Asterisk learns of the end of the old socket, and may take our registration for that one's.
  assert.ok(proxy.forgotten > 0);
  proxy.dropForgotten();
  await waitFor('the old sockets to go', () => proxy.forgotten === 0);
  const isHeard = async (): Promise<boolean> => {
    await bed.server.originateQuietly('501');
    await watched.live();
    return (await serverPicture(bed.server)).channels.length === channel.size;
  };
  await waitFor('calls to be seen again', isHeard, { intervalMs: 500 });
  await modelEqualsServer(watched, bed.server);
  assert.deepEqual([proxy.open(), await listed('vpn')], [1, 1]);
});

/** A window in a process of its own, as this test hears of it. */
function sleepingWindow(
  context: TestContext,
  url: string,
): { pid: number; news: () => WindowNews | undefined } {
  const program = path.join(path.dirname(process.argv[1] ?? ''), 'sleepingWindow.js');
  const { user, password } = bed.server;
  const child = fork(program, [url, user, password]);
  let last: WindowNews | undefined;
  child.on('message', (news: WindowNews) => (last = news));
  context.after(() => child.kill('SIGKILL'));
  return { pid: child.pid ?? 0, news: () => last };
}

test('a computer that sleeps while its connections are lost: one socket after it, and the gap is the whole sleep', async (context) => {
  const proxy = await faultProxy(context, bed.server.url);
  const { pid, news } = sleepingWindow(context, proxy.url);
  const isLive = (): boolean => news()?.statuses.at(-1) === 'live';
  await waitFor('the window', isLive);
  await bed.server.originateQuietly('501');
  await waitFor('the call', () => news()?.picture.channels.length === 2);

  process.kill(pid, 'SIGSTOP');
  const asleepAt = Date.now();
  proxy.forget('all');
  await bed.server.hangUpAll();
  proxy.dropForgotten();
  await waitFor('a while', () => Date.now() - asleepAt > 3_000);
  const awakeAt = Date.now();
  process.kill(pid, 'SIGCONT');

  await waitFor('the gap', () => news()?.gaps.length === 1);
  await waitFor('the window awake', isLive);
  const isRight = async (): Promise<boolean> =>
    isDeepStrictEqual(news()?.picture, await serverPicture(bed.server));
  await waitFor('the model to equal the server', isRight);
  const { gaps, statuses } = news() ?? assert.fail();
  const [gap] = gaps;
  assert.ok(gap && gap.from <= asleepAt && gap.to >= awakeAt, JSON.stringify({ gap, asleepAt, awakeAt }));
  assert.deepEqual([proxy.open(), await listed('sleeper')], [1, 1]);
  const losses = statuses.filter((status) => status === 'waitingToRetry');
  assert.equal(losses.length, 1, statuses.join(' '));
});
