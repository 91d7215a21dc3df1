import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { isAriError, type AriError } from '../../../src/ari/ariError';
import { RestClient, type RestClientOptions, type RestExchange } from '../../../src/ari/restClient';
import { parseServerAddress, type ServerAddress } from '../../../src/ari/serverAddress';
import { waitFor } from '../../support/waitFor';
import { httpServer, sendJson, tcpServer, unusedPort } from './localServer';

function clientOf(
  context: TestContext,
  address: ServerAddress,
  options: Partial<RestClientOptions> = {},
): RestClient {
  const rest = new RestClient({ address, user: 'user', password: 's3cr3t', ...options });
  context.after(() => rest.close());
  return rest;
}

async function failureOf(promise: Promise<unknown>): Promise<AriError> {
  try {
    await promise;
  } catch (error) {
    assert.ok(isAriError(error), String(error));
    assert.ok(!`${error.message}${error.hint}${error.stack ?? ''}`.includes('s3cr3t'));
    return error;
  }
  assert.fail('the call succeeded');
}

test('sends credentials in the header, never in the URL, and JSON in the body', async (context) => {
  const seen: { url: string | undefined; headers: IncomingMessage['headers']; body: string }[] = [];
  const { address } = await httpServer(context, (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ url: request.url, headers: request.headers, body });
      sendJson(response, { id: 'c' });
    });
  });
  const rest = clientOf(context, address, { user: 'usér', password: 'pä:ss' });
  const channel = await rest.call('channels.create', { endpoint: 'e', app: 'a', variables: { X: 'y' } });
  assert.equal(channel.id, 'c');
  const [request] = seen;
  assert.equal(request?.url, '/ari/channels/create?endpoint=e&app=a');
  assert.equal(request.headers.authorization, `Basic ${Buffer.from('usér:pä:ss').toString('base64')}`);
  assert.equal(request.headers['content-type'], 'application/json');
  assert.equal(request.body, '{"variables":{"X":"y"}}');
});

test("keeps a proxy's prefix", async (context) => {
  const { port } = await httpServer(context, (request, response) =>
    sendJson(response, [{ id: request.url }]),
  );
  const rest = clientOf(context, parseServerAddress(`http://127.0.0.1:${port}/pbx/one/ari/`));
  const channels = await rest.call('channels.list', {});
  assert.equal(channels[0]?.id, '/pbx/one/ari/channels');
});

test('reuses its connection, and tells the status and the exchange', async (context) => {
  let connections = 0;
  const { server, address } = await httpServer(context, (_request, response) =>
    response.writeHead(202).end(),
  );
  server.on('connection', () => (connections += 1));
  const exchanges: RestExchange[] = [];
  const sent: (readonly [string, boolean])[] = [];
  const rest = clientOf(context, address, {
    onSend: ({ operation, background }) => sent.push([operation, background]),
    onExchange: (exchange) => exchanges.push(exchange),
  });
  await assert.rejects(rest.call('channels.move', { channelId: 'c', app: '' }), { code: 'badParameter' });
  assert.deepEqual(sent, [], 'what is refused on our side is not sent');
  for (let round = 0; round < 5; round += 1) {
    const { status, value } = await rest.callWithStatus('asterisk.reloadModule', { moduleName: 'm' });
    assert.equal(status, 202);
    assert.equal(value, undefined);
  }
  // The pool gives a connection back one turn late, so that a call right behind another opens a second one.
  assert.ok(connections <= 2, `${connections} connections`);
  assert.equal(exchanges.length, 5);
  assert.deepEqual(sent[4], ['asterisk.reloadModule', false]);
  assert.deepEqual(
    { ...exchanges[0], durationMs: 0 },
    {
      operation: 'asterisk.reloadModule',
      method: 'PUT',
      path: '/ari/asterisk/modules/m',
      background: false,
      status: 202,
      durationMs: 0,
    },
  );
});

/** Until the pool has taken its connection back, which it does a turn of the event loop after the answer. */
async function idle(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/** Answers the first request of a connection and breaks the connection on the next: the keep-alive race. */
async function breakingServer(context: TestContext): Promise<{ address: ServerAddress; requests: string[] }> {
  const requests: string[] = [];
  const { address } = await tcpServer(context, (socket) => {
    let answered = false;
    socket.on('data', (data) => {
      requests.push(data.toString('latin1').split(' ')[0] ?? '');
      if (answered) {
        socket.resetAndDestroy();
      } else {
        answered = true;
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n[]');
      }
    });
  });
  return { address, requests };
}

test('repeats a GET once when the kept-alive connection was broken', async (context) => {
  const { address, requests } = await breakingServer(context);
  const rest = clientOf(context, address);
  await rest.call('channels.list', {});
  await idle();
  assert.deepEqual(await rest.call('channels.list', {}), []);
  assert.deepEqual(requests, ['GET', 'GET', 'GET']);
});

for (const { method, send } of [
  { method: 'POST', send: (rest: RestClient) => rest.call('channels.answer', { channelId: 'c' }) },
  { method: 'PUT', send: (rest: RestClient) => rest.call('asterisk.reloadModule', { moduleName: 'm' }) },
  { method: 'DELETE', send: (rest: RestClient) => rest.call('channels.hangup', { channelId: 'c' }) },
]) {
  test(`never repeats a ${method}: it may have been carried out`, async (context) => {
    const { address, requests } = await breakingServer(context);
    const rest = clientOf(context, address);
    await rest.call('channels.list', {});
    await idle();
    const error = await failureOf(send(rest));
    assert.equal(error.code, 'unreachable');
    assert.deepEqual(requests, ['GET', method]);
  });
}

test('repeats a GET only once', async (context) => {
  let connections = 0;
  const { address } = await tcpServer(context, (socket) => {
    connections += 1;
    socket.once('data', () => socket.resetAndDestroy());
  });
  const error = await failureOf(clientOf(context, address).call('channels.list', {}));
  assert.equal(error.code, 'unreachable');
  assert.equal(connections, 2);
});

test('gives up after the time limit, which the caller may lift', async (context) => {
  const { address } = await httpServer(context, () => undefined);
  const rest = clientOf(context, address, { requestTimeout: 50 });
  const patient = failureOf(rest.call('channels.answer', { channelId: 'c' }, { timeout: 0 }));
  const error = await failureOf(rest.call('channels.answer', { channelId: 'c' }));
  assert.equal(error.code, 'timeout');
  assert.match(error.message, /0\.05 s/);
  // The patient one has outlived the limit: only closing ends it.
  await rest.close();
  assert.equal((await patient).code, 'closed');
});

test('the limit covers a body that never ends', async (context) => {
  const { address } = await httpServer(context, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('[');
  });
  const error = await failureOf(
    clientOf(context, address, { requestTimeout: 100 }).call('channels.list', {}),
  );
  assert.equal(error.code, 'timeout');
});

test('can be cancelled before and while it runs', async (context) => {
  let requests = 0;
  const abort = new AbortController();
  const { address } = await httpServer(context, () => {
    requests += 1;
    abort.abort();
  });
  const rest = clientOf(context, address);
  const running = await failureOf(rest.call('channels.list', {}, { signal: abort.signal }));
  assert.equal(running.code, 'aborted');
  const never = await failureOf(rest.call('channels.list', {}, { signal: abort.signal }));
  assert.equal(never.code, 'aborted');
  assert.equal(requests, 1);
});

test('an endless body ends at the size limit, and the connection with it', async (context) => {
  let isClosed = false;
  const { address } = await httpServer(context, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const pour = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(16_384, 'x')));
    };
    response.on('drain', pour);
    response.on('close', () => (isClosed = true));
    pour();
  });
  const rest = clientOf(context, address, { maxBodyBytes: 100_000 });
  const error = await failureOf(rest.call('channels.list', {}));
  assert.equal(error.code, 'tooLarge');
  await waitFor('the connection to end', () => isClosed);
});

test('a truncated answer is no answer, and is not asked for again', async (context) => {
  let requests = 0;
  const { address } = await tcpServer(context, (socket) => {
    socket.once('data', () => {
      requests += 1;
      socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n[{"id":');
    });
  });
  const error = await failureOf(clientOf(context, address).call('channels.list', {}));
  assert.equal(error.code, 'unreachable');
  assert.equal(requests, 1);
});

test('half a JSON text is a bad response', async (context) => {
  const { address } = await httpServer(context, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('[{"id":');
  });
  const error = await failureOf(clientOf(context, address).call('channels.list', {}));
  assert.equal(error.code, 'badResponse');
  assert.equal(error.status, 200);
});

test('a page instead of JSON, or other JSON, is not ARI', async (context) => {
  const { address } = await httpServer(context, (request, response) => {
    if (request.url === '/ari/channels') {
      response.writeHead(200, { 'content-type': 'text/html', server: 'nginx/1.2' });
      response.end('<html>welcome</html>');
    } else {
      sendJson(response, { hello: 'world' });
    }
  });
  const rest = clientOf(context, address);
  const page = await failureOf(rest.call('channels.list', {}));
  assert.equal(page.code, 'notAri');
  assert.match(page.message, /nginx\/1\.2/);
  assert.equal((await failureOf(rest.call('bridges.list', {}))).code, 'notAri');
});

test('does not follow a redirect, with the credentials or without', async (context) => {
  let followed = 0;
  const elsewhere = await httpServer(context, (_request, response) => {
    followed += 1;
    sendJson(response, []);
  });
  const { address } = await httpServer(context, (_request, response) => {
    response.writeHead(307, { location: `${elsewhere.address.origin}/ari/channels` }).end();
  });
  const error = await failureOf(clientOf(context, address).call('channels.list', {}));
  assert.equal(error.code, 'redirect');
  assert.ok(error.message.includes(elsewhere.address.origin));
  assert.equal(followed, 0);
});

test('nothing is sent for a bad parameter', async (context) => {
  let requests = 0;
  const { address } = await httpServer(context, (_request, response) => {
    requests += 1;
    sendJson(response, {});
  });
  const rest = clientOf(context, address);
  const error = await failureOf(
    rest.call('channels.move', { channelId: 'c' } as { channelId: string; app: string }),
  );
  assert.equal(error.code, 'badParameter');
  assert.equal(error.operation, 'channels.move');
  assert.equal(requests, 0);
});

test('blocked commands do not hold up others', async (context) => {
  const { address } = await httpServer(context, (request, response) => {
    if (request.method === 'GET') sendJson(response, []);
  });
  const rest = clientOf(context, address);
  const blocked = Array.from({ length: 8 }, () =>
    rest.call('channels.answer', { channelId: 'c' }, { timeout: 0 }).catch((error: unknown) => error),
  );
  assert.deepEqual(await rest.call('channels.list', {}), []);
  await rest.close();
  for (const outcome of await Promise.all(blocked)) {
    assert.ok(isAriError(outcome) && outcome.code === 'closed', String(outcome));
  }
});

test('nobody there, and something that speaks no HTTP', async (context) => {
  const port = await unusedPort();
  const refused = await failureOf(
    clientOf(context, parseServerAddress(`127.0.0.1:${port}`)).call('channels.list', {}),
  );
  assert.equal(refused.code, 'unreachable');
  assert.equal(refused.message, `Nothing listens on 127.0.0.1:${port}.`);
  const { address } = await tcpServer(context, (socket) => {
    socket.write('220 mail.example ESMTP\r\n');
  });
  const mail = await failureOf(clientOf(context, address).call('channels.list', {}));
  assert.equal(mail.code, 'notAri');
});

test('a closed client says so and opens nothing', async (context) => {
  let connections = 0;
  const { server, address } = await httpServer(context, (_request, response) => sendJson(response, []));
  server.on('connection', () => (connections += 1));
  const rest = clientOf(context, address);
  await rest.close();
  await rest.close();
  assert.equal((await failureOf(rest.call('channels.list', {}))).code, 'closed');
  assert.equal(connections, 0);
});

test('calls that block for as long as they like hold up nothing else', async (context) => {
  let blocked = 0;
  const { address } = await httpServer(context, (request, response) => {
    if (request.method === 'POST') blocked += 1;
    else sendJson(response, []);
  });
  const rest = clientOf(context, address, { requestTimeout: 2_000 });
  const aborts = Array.from({ length: 20 }, () => new AbortController());
  const answers = aborts.map(({ signal }, n) =>
    failureOf(rest.call('channels.answer', { channelId: `c${n}` }, { timeout: 0, signal })),
  );
  // The first wave must be out; those beyond wait for a place.
  await waitFor('the commands at the server', () => blocked >= 16);
  assert.deepEqual(await rest.call('channels.list', {}), []);
  for (const abort of aborts) abort.abort();
  const codes = (await Promise.all(answers)).map(({ code }) => code);
  assert.deepEqual(new Set(codes), new Set(['aborted']));
});
