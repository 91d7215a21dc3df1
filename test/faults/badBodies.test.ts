import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import { isAriError, type AriError } from '../../src/ari/ariError';
import type { CloseReason } from '../../src/ari/closeReason';
import { EventSocket } from '../../src/ari/eventSocket';
import { RestClient } from '../../src/ari/restClient';
import { parseServerAddress } from '../../src/ari/serverAddress';
import { waitFor } from '../support/waitFor';
import { strainOf, strainText, type Strain } from './strainOf';
import { onPaths, scriptedServer, type ScriptedServer } from './scriptedServer';
import { scriptedSession } from './scriptedSession';

const MIB = 1024 ** 2;
const JSON_HEAD = { 'content-type': 'application/json' };

/** Writes `piece` over and over, as fast as the client takes it, `count` times or for ever. */
function pour(response: ServerResponse, piece: Buffer, count = Infinity): void {
  let left = count;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(piece)) return void response.once('drain', more);
    }
    if (!response.destroyed) response.end();
  };
  more();
}

interface Failure {
  readonly error: AriError;
  readonly strain: Strain;
}

/** Lists the channels of a server that answers so; it must fail, within the limit of 2 s and some. */
async function failureOf(
  context: TestContext,
  server: ScriptedServer,
  answer: (response: ServerResponse) => void,
): Promise<Failure> {
  server.script = onPaths(['/channels'], (_request, response) => answer(response));
  const address = parseServerAddress(server.url);
  const rest = new RestClient({ address, user: 'user', password: 'password', requestTimeout: 2_000 });
  context.after(() => rest.close());
  let error: unknown;
  const strain = await strainOf(async () => {
    error = await rest.call('channels.list', {}).catch((reason: unknown) => reason);
  });
  assert.ok(isAriError(error), String(error));
  context.diagnostic(`${error.code}: ${strainText(strain)}`);
  // The next call must find all as it was.
  server.script = undefined;
  assert.deepEqual(await rest.call('channels.list', {}), []);
  return { error, strain };
}

test('a body of 100 MB is refused by its announced length, before it is read', async (context) => {
  const server = await scriptedServer(context);
  let written = 0;
  const { error } = await failureOf(context, server, (response) => {
    response.writeHead(200, { ...JSON_HEAD, 'content-length': 100 * MIB });
    response.flushHeaders();
    // What a client takes in shows in what the server gets rid of.
    response.once('close', () => (written = response.socket?.bytesWritten ?? 0));
    setTimeout(() => pour(response, Buffer.alloc(64 * 1024, ' '), 1_600), 100);
  });
  assert.equal(error.code, 'tooLarge');
  assert.ok(written < 8 * MIB, `${String(written)} bytes were taken`);
});

test('a body of 100 MB that announces no length is read up to 32 MiB and no further', async (context) => {
  const server = await scriptedServer(context);
  const { error, strain } = await failureOf(context, server, (response) => {
    response.writeHead(200, JSON_HEAD);
    pour(response, Buffer.alloc(MIB, ' '), 100);
  });
  assert.equal(error.code, 'tooLarge');
  assert.match(error.message, /larger than 32768 KiB/);
  assert.ok(strain.mostBytes < 400 * MIB, strainText(strain));
});

for (const [what, text] of [
  ['nested 10,000,000 deep', '['.repeat(10_000_000)],
  ['of 10,000,000 empty objects', `[${'{},'.repeat(10_000_000)}{}]`],
  ['of 200,000 channels', JSON.stringify(Array.from({ length: 200_000 }, (_, id) => ({ id: String(id) })))],
] as const) {
  test(`a list ${what} is not made into values`, async (context) => {
    const server = await scriptedServer(context);
    const { error } = await failureOf(context, server, (response) => {
      response.writeHead(200, JSON_HEAD).end(text);
    });
    assert.equal(error.code, 'tooLarge');
    assert.match(error.message, /nested deeper|more than/);
  });
}

test('a resource by itself is smaller than a list may be: it is shown as a whole', async (context) => {
  const server = await scriptedServer(context);
  const body = JSON.stringify([{ id: 'c1', name: 'n'.repeat(5 * MIB) }]);
  server.script = (request, response) => {
    response.writeHead(200, JSON_HEAD).end(request.url === '/ari/channels' ? body : body.slice(1, -1));
  };
  const rest = new RestClient({
    address: parseServerAddress(server.url),
    user: 'user',
    password: 'password',
  });
  context.after(() => rest.close());
  assert.equal((await rest.call('channels.list', {})).length, 1);
  await assert.rejects(rest.call('channels.get', { channelId: 'c1' }), { code: 'tooLarge' });
});

test('an error counts by its status, whatever becomes of its body: endless, slow, cut, huge', async (context) => {
  const server = await scriptedServer(context);
  const head = { ...JSON_HEAD, 'content-length': 1_000_000 };
  const huge = JSON.stringify({ message: '.'.repeat(30 * MIB) + 'x' });
  const bodies: Readonly<Record<string, (response: ServerResponse) => void>> = {
    endless: (response) => {
      response.writeHead(401, JSON_HEAD);
      pour(response, Buffer.alloc(64 * 1024, ' '));
    },
    slow: (response) => {
      response.writeHead(401, head);
      response.write('{"message":"');
    },
    cut: (response) => {
      response.writeHead(401, head);
      response.write('{"message":"', () => response.destroy());
    },
    huge: (response) => {
      response.writeHead(401, JSON_HEAD);
      response.end(huge);
    },
  };
  for (const [what, answer] of Object.entries(bodies)) {
    const { error } = await failureOf(context, server, answer);
    assert.deepEqual([error.code, error.status], ['http', 401], what);
    assert.match(error.hint, /password/, what);
    assert.ok(error.message.length < 1_000, what);
  }
});

test('what an error says is cut to what a notification can hold', async (context) => {
  const server = await scriptedServer(context);
  const { error } = await failureOf(context, server, (response) => {
    response.writeHead(500, JSON_HEAD).end(JSON.stringify({ message: `Oh no ${'.'.repeat(60_000)}x` }));
  });
  assert.match(error.message, /^Oh no \.+…$/);
  assert.ok(error.message.length < 600);
});

test('503, cut and slow answers to a snapshot: tried again with growing delays until the server is well', async (context) => {
  const server = await scriptedServer(context);
  const bad: ((response: ServerResponse) => void)[] = [
    (response) => void response.writeHead(503, JSON_HEAD).end('{"message":"Asterisk not booted"}'),
    (response) => {
      response.writeHead(200, { ...JSON_HEAD, 'content-length': 100 });
      response.write('[{"id":', () => response.destroy());
    },
    (response) => void response.writeHead(200, JSON_HEAD).end('[{"id":'),
  ];
  const served = bad.length;
  server.script = onPaths(['/channels'], (_request, response) => {
    const next = bad.shift();
    if (next) next(response);
    else response.writeHead(200, JSON_HEAD).end('[{"id":"c1","name":"PJSIP/alice-1"}]');
  });
  const session = await scriptedSession(context, server);
  const problems: string[] = [];
  session.connections.onDidChangeState(({ state }) => {
    if (state.status === 'waitingToRetry') problems.push(state.problem.message);
  });
  await session.reach('live');
  assert.equal(problems.length, served, problems.join('\n'));
  assert.match(problems.join('\n'), /not booted[^]*closed the connection[^]*not complete JSON/);
  assert.deepEqual(
    [...(session.connections.session(session.id)?.store.resources.channel.keys() ?? [])],
    ['c1'],
  );
});

test('a server that trickles its answer is left when the time limit is over', async (context) => {
  const server = await scriptedServer(context);
  const { error } = await failureOf(context, server, (response) => {
    response.writeHead(200, JSON_HEAD);
    const timer = setInterval(() => response.write(' '), 50);
    response.once('close', () => clearInterval(timer));
  });
  assert.equal(error.code, 'timeout');
});

test('a handshake or a refusal that trickles in is left when the time limit is over', async (context) => {
  const beginnings = [
    'HTTP/1.1 101 Switching Protocols\r\n',
    'HTTP/1.1 503 x\r\ncontent-length: 9999\r\n\r\n',
  ];
  for (const beginning of beginnings) {
    const server = await scriptedServer(context);
    server.handshake = (socket) => {
      socket.write(beginning);
      const timer = setInterval(() => socket.write('x: y\r\n'), 50);
      socket.on('error', () => undefined);
      socket.once('close', () => clearInterval(timer));
    };
    const reasons: CloseReason[] = [];
    const socket = new EventSocket({
      address: parseServerAddress(server.url),
      user: 'user',
      password: 'password',
      applications: ['ours'],
      subscribeAll: true,
      handshakeTimeout: 500,
      opened: () => assert.fail('opened'),
      message: () => assert.fail('a message'),
      closed: (reason) => reasons.push(reason),
    });
    context.after(() => socket.close());
    await waitFor('the end', () => reasons.length === 1, { intervalMs: 10 });
    const [reason] = reasons;
    assert.ok(reason && 'error' in reason);
    // Of a refusal its status counts, whatever becomes of its body.
    const isRefusal = beginning.includes('503');
    assert.deepEqual(
      [reason.kind, reason.error.code],
      isRefusal ? ['refused', 'http'] : ['failed', 'timeout'],
    );
    await waitFor('no connection to be left', () => server.connections === 0, { intervalMs: 10 });
  }
});
