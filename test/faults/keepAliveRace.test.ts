import assert from 'node:assert/strict';
import type net from 'node:net';
import { test, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { RestClient } from '../../src/ari/restClient';
import type { ServerAddress } from '../../src/ari/serverAddress';
import { tcpServer } from '../unit/ari/localServer';

const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';
const ROUNDS = 400;

/** How a connection that has answered before meets the next request. */
type End = 'answer, then close' | 'close' | 'close in mid answer' | 'close later' | 'reset';

interface CountingServer {
  readonly address: ServerAddress;
  /** How often each path was asked for. */
  readonly counts: ReadonlyMap<string, number>;
  /** What becomes of connections that are used again. */
  end: (random: number) => End;
  /** Closes what is idle now, while requests may be on their way. */
  closeIdle(): void;
}

/** A server that counts what arrives and ends kept-alive connections in the most unfortunate moments. */
async function countingServer(context: TestContext): Promise<CountingServer> {
  const counts = new Map<string, number>();
  const sockets = new Set<net.Socket>();
  let random = 1;
  const { address } = await tcpServer(context, (socket) => {
    let answered = 0;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('data', (data) => {
      for (const [line, path = ''] of data.toString('latin1').matchAll(/^[A-Z]+ (\S+) HTTP/gm)) {
        counts.set(path, (counts.get(path) ?? 0) + 1);
        assert.ok(line);
        random = (random * 48_271) % 2_147_483_647;
        answered += 1;
        const how = answered === 1 ? 'close later' : result.end(random);
        if (how === 'close') socket.end();
        else if (how === 'reset') socket.resetAndDestroy();
        else if (how === 'close in mid answer') socket.end(ANSWER.slice(0, -1));
        else if (how === 'answer, then close') socket.end(ANSWER);
        else socket.write(ANSWER);
      }
    });
  });
  const result: CountingServer = {
    address,
    counts,
    end: () => 'close later',
    closeIdle: () => {
      for (const socket of sockets) socket.end();
    },
  };
  return result;
}

function clientOf(context: TestContext, { address }: CountingServer): RestClient {
  const rest = new RestClient({ address, user: 'user', password: 'password', requestTimeout: 5_000 });
  context.after(() => rest.close());
  return rest;
}

/** Until the pool has taken its connections back. */
async function idle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await setImmediate();
}

const ENDS: readonly End[] = ['close', 'reset', 'answer, then close', 'close later', 'close later'];

test('whatever moment a kept-alive connection ends in: a GET is asked again and answered, a command never sent twice', async (context) => {
  const server = await countingServer(context);
  const rest = clientOf(context, server);
  server.end = (random) => ENDS[random % ENDS.length] ?? 'reset';
  let lost = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const [channelId, moduleName] = [`c${String(round)}`, `m${String(round)}`];
    const calls: Promise<unknown>[] = [
      rest.call('channels.get', { channelId: `g${String(round)}` }),
      rest.call('channels.get', { channelId: `h${String(round)}` }),
    ];
    const commands = [
      rest.call('channels.answer', { channelId }),
      rest.call('asterisk.reloadModule', { moduleName }),
      rest.call('channels.hangup', { channelId: `d${String(round)}` }),
    ];
    if (round % 3 === 0) server.closeIdle();
    for (const outcome of await Promise.allSettled(commands)) if (outcome.status === 'rejected') lost += 1;
    await Promise.all(calls);
    await idle();
  }
  const counts = [...server.counts];
  const commands = counts.filter(([path]) => !/\/channels\/[gh]\d+$/.test(path));
  assert.deepEqual(
    commands.filter(([, count]) => count > 1),
    [],
    'no command twice',
  );
  const gets = counts.filter(([path]) => /\/channels\/[gh]\d+$/.test(path));
  assert.equal(gets.length, 2 * ROUNDS);
  assert.ok(gets.every(([, count]) => count <= 2));
  const again = gets.filter(([, count]) => count === 2).length;
  context.diagnostic(
    `${String(again)} of ${String(gets.length)} GETs asked twice, ${String(lost)} commands lost`,
  );
  assert.ok(again > 20 && lost > 20, 'the race was met');
});

test('a GET is asked once more on a new connection: the other idle ones are as stale', async (context) => {
  const server = await countingServer(context);
  const rest = clientOf(context, server);
  const many = Array.from({ length: 8 }, (_, index) =>
    rest.call('channels.get', { channelId: `o${String(index)}` }),
  );
  await Promise.all(many);
  await idle();
  // A network that has forgotten them: whatever is sent on any of them is answered with RST.
  server.end = () => 'reset';
  await rest.call('channels.get', { channelId: 'one' });
  assert.equal(server.counts.get('/ari/channels/one'), 2);
  const next = Array.from({ length: 8 }, (_, index) =>
    rest.call('channels.get', { channelId: `n${String(index)}` }),
  );
  await Promise.all(next);
});

test('an answer that has begun is not asked for again', async (context) => {
  const server = await countingServer(context);
  const rest = clientOf(context, server);
  await rest.call('channels.get', { channelId: 'first' });
  await idle();
  server.end = () => 'close in mid answer';
  await assert.rejects(rest.call('channels.get', { channelId: 'cut' }));
  assert.equal(server.counts.get('/ari/channels/cut'), 1);
});
