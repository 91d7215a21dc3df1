import assert from 'node:assert/strict';
import http from 'node:http';
import { test, type TestContext } from 'node:test';
import { jsonOf } from '../../../src/ari/jsonOf';
import { operations, type OperationId } from '../../../src/ari/generated/operations';
import type { OperationShape } from '../../../src/ari/operationShape';
import { RestClient, type RestClientOptions, type RestExchange } from '../../../src/ari/restClient';
import { httpServer, unusedPort } from './localServer';
import { parseServerAddress } from '../../../src/ari/serverAddress';

const shape = (id: OperationId): OperationShape => ({ id, ...operations[id] });

interface Bed {
  readonly rest: RestClient;
  readonly requests: string[];
  readonly exchanges: RestExchange[];
}

async function bed(
  context: TestContext,
  answer: http.RequestListener,
  options: Partial<RestClientOptions> = {},
): Promise<Bed> {
  const requests: string[] = [];
  const exchanges: RestExchange[] = [];
  const { address } = await httpServer(context, (request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer(request, response);
  });
  const onExchange = (exchange: RestExchange): void => void exchanges.push(exchange);
  const rest = new RestClient({ address, user: 'user', password: 's3cr3t', onExchange, ...options });
  context.after(() => rest.close());
  return { rest, requests, exchanges };
}

function says(status: number, type: string, body: string): http.RequestListener {
  return (_request, response) => response.writeHead(status, { 'content-type': type }).end(body);
}

test('run answers with whatever comes back, an error with message and hint', async (context) => {
  const { rest, requests, exchanges } = await bed(
    context,
    says(404, 'application/json', '{"message":"Channel not found"}'),
  );
  const answer = await rest.run(shape('channels.answer'), { channelId: 'a/b' });
  assert.equal(answer.status, 404);
  assert.equal(answer.error?.message, 'Channel not found');
  assert.match(answer.error.hint, /hung up/);
  assert.deepEqual(jsonOf(answer), { message: 'Channel not found' });
  assert.deepEqual(requests, ['POST /ari/channels/a%2Fb/answer']);
  assert.equal(exchanges[0]?.error?.message, 'Channel not found');
  assert.equal(exchanges[0].answer?.body.toString(), '{"message":"Channel not found"}');
});

test('an operation that our table does not have can be run', async (context) => {
  const { rest, requests } = await bed(context, says(200, 'application/json', '{"beamed":true}'));
  const teleport: OperationShape = {
    id: 'channels.teleport',
    method: 'PUT',
    path: '/channels/{channelId}/teleport',
    result: 'Beam',
    params: [
      { name: 'channelId', in: 'path', type: 'string', required: true },
      { name: 'to', in: 'query', type: 'string', required: true },
      { name: 'variables', in: 'body', type: 'containers' },
      { name: 'luggage', in: 'body', type: 'containers' },
    ],
  };
  const params = { channelId: 'c', to: 'the moon', variables: { A: '1' }, luggage: { B: '2' } };
  const answer = await rest.run(teleport, params);
  assert.equal(answer.error, undefined);
  assert.deepEqual(jsonOf(answer), { beamed: true });
  assert.deepEqual(requests, ['PUT /ari/channels/c/teleport?to=the%20moon']);
});

test('a page where JSON was due is no success', async (context) => {
  const { rest } = await bed(context, says(200, 'text/html', '<p>router</p>'));
  assert.equal((await rest.run(shape('channels.list'), {})).error?.code, 'notAri');
});

test('files come byte for byte and are not told to logs', async (context) => {
  const bytes = Buffer.from([0, 255, 128, 10, 13]);
  const { rest, exchanges } = await bed(context, (_request, response) =>
    response.writeHead(200, { 'content-type': 'audio/wav' }).end(bytes),
  );
  const run = await rest.run(shape('recordings.getStoredFile'), { recordingName: 'r' });
  assert.deepEqual(run.body, bytes);
  const sent = await rest.send({ method: 'GET', path: '/recordings/stored/r/file', body: undefined });
  assert.deepEqual(sent.body, bytes);
  assert.deepEqual(
    exchanges.map(({ answer }) => answer),
    [undefined, undefined],
  );
});

test('a request is sent as it was written, and told with its body', async (context) => {
  let received = '';
  const { rest, requests, exchanges } = await bed(context, (request, response) => {
    request.on('data', (chunk: Buffer) => (received += chunk.toString()));
    request.on('end', () => response.writeHead(204).end());
  });
  const body = '{"variables": {"A":"1"}}';
  const answer = await rest.send({ method: 'POST', path: '/channels?endpoint=a%2Fb&x=1&x=2', body });
  assert.equal(answer.status, 204);
  assert.deepEqual(requests, ['POST /ari/channels?endpoint=a%2Fb&x=1&x=2']);
  assert.equal(received, body);
  assert.deepEqual(
    [exchanges[0]?.operation, exchanges[0]?.body, exchanges[0]?.status],
    ['channels.originate', body, 204],
  );
});

test('what must not be sent is not', async (context) => {
  const { rest, requests } = await bed(context, says(204, '', ''), { readOnly: true });
  const refused = [
    rest.run(shape('channels.hangup'), { channelId: 'c' }),
    rest.send({ method: 'DELETE', path: '/channels/c', body: undefined }),
    rest.send({ method: 'POST', path: '/channels/c/teleport', body: undefined }),
  ];
  for (const call of refused) await assert.rejects(call, { code: 'readOnly' });
  const move = { method: 'POST', path: '/channels/c/move', body: undefined };
  await assert.rejects(rest.send(move), { code: 'badParameter' });
  await assert.rejects(rest.run(shape('channels.get'), {}), { code: 'badParameter' });
  assert.deepEqual(requests, []);
});

test('a description that does not ask for app does not get a move without it through', async (context) => {
  const { rest, requests } = await bed(context, says(204, '', ''));
  const { params, ...move } = shape('channels.move');
  const lax = params.map(({ name, in: place, type }) => ({ name, in: place, type }));
  await assert.rejects(rest.run({ ...move, params: lax }, { channelId: 'c' }), { code: 'badParameter' });
  assert.deepEqual(requests, []);
});

test('no answer is a rejection, not an answer', async () => {
  const rest = new RestClient({
    address: parseServerAddress(`127.0.0.1:${await unusedPort()}`),
    user: 'u',
    password: 'p',
  });
  await assert.rejects(rest.run(shape('channels.list'), {}), { code: 'unreachable' });
  await rest.close();
  await assert.rejects(rest.send({ method: 'GET', path: '/channels', body: undefined }), { code: 'closed' });
});

test('an answer may be bounded by the call', async (context) => {
  const { rest } = await bed(context, says(200, 'application/json', `"${'x'.repeat(5000)}"`));
  const request = { method: 'GET', path: '/api-docs/resources.json', body: undefined };
  await assert.rejects(rest.send(request, { maxBodyBytes: 4000 }), { code: 'tooLarge' });
});

test('a password that a server sends back in an error does not stay in the answer', async (context) => {
  const { rest } = await bed(context, says(400, 'text/plain', 'who are you, s3cr3t?'));
  const answer = await rest.send({ method: 'GET', path: '/channels', body: undefined });
  assert.ok(!answer.body.toString().includes('s3cr3t'));
  assert.ok(!JSON.stringify(answer.error).includes('s3cr3t'));
});
