import assert from 'node:assert/strict';
import type http from 'node:http';
import { test, type TestContext } from 'node:test';
import { jsonOf } from '../../../src/ari/jsonOf';
import { RestClient } from '../../../src/ari/restClient';
import { OperationCatalogs } from '../../../src/operations/operationCatalogs';
import * as chunk from '../../../src/operations/openOperations';
import type { ServerSession } from '../../../src/session/serverSession';
import { describeApi } from '../../../src/simulator/http/apiDocs';
import { httpServer } from '../ari/localServer';

/** A server that describes itself as the simulator does, and does what `answer` does besides. */
async function bed(
  context: TestContext,
  answer: (path: string, response: http.ServerResponse) => boolean = () => false,
): Promise<{ readonly session: ServerSession & { startedAt: number }; readonly asked: string[] }> {
  const asked: string[] = [];
  const { address } = await httpServer(context, ({ url = '' }, response) => {
    const path = url.replace(/^\/ari/, '');
    asked.push(path);
    if (answer(path, response)) return;
    const text = describeApi(path.replace('/api-docs/', ''), undefined);
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(text);
  });
  const rest = new RestClient({ address, user: 'u', password: 'p' });
  context.after(() => rest.close());
  const session = { rest, version: '22.10.1', startedAt: 1 };
  return { session: session as unknown as ServerSession & { startedAt: number }, asked };
}

const catalogs = (): OperationCatalogs => new OperationCatalogs(() => Promise.resolve(chunk));

test('a server is asked once, when somebody first looks, and again after it was restarted', async (context) => {
  const { session, asked } = await bed(context);
  const all = catalogs();
  assert.equal(asked.length, 0);
  await Promise.all([all.of(session).list(), all.of(session).get('channels.answer')]);
  const once = asked.length;
  assert.equal(once, 12, 'a listing and eleven resources');
  await all.of(session).list();
  assert.equal(asked.length, once);
  session.startedAt = 2;
  await all.of(session).list();
  assert.equal(asked.length, 2 * once);
});

test('a bad moment is not kept', async (context) => {
  let isStarting = true;
  const { session } = await bed(context, (_path, response) => {
    if (isStarting)
      response.writeHead(503, { 'content-type': 'application/json' }).end('{"message":"not booted"}');
    return isStarting;
  });
  const all = catalogs();
  assert.ok((await all.of(session).read()).problem);
  isStarting = false;
  assert.equal((await all.of(session).read()).problem, undefined);
});

test('an operation that only a newer server knows is found and can be run', async (context) => {
  const { session, asked } = await bed(context, (path, response) => {
    const json = (value: unknown): true => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      return true;
    };
    if (path === '/channels/c/teleport?to=moon') return json({ arrived: true });
    if (path !== '/api-docs/channels.json') return false;
    const known = JSON.parse(describeApi('channels.json', undefined) ?? '') as { apis: unknown[] };
    const parameters = [
      { name: 'channelId', paramType: 'path', dataType: 'string' },
      { name: 'to', paramType: 'query', dataType: 'string', required: true },
    ];
    const operation = { httpMethod: 'POST', nickname: 'teleport', responseClass: 'Beam', parameters };
    return json({
      apis: [...known.apis, { path: '/channels/{channelId}/teleport', operations: [operation] }],
    });
  });
  const catalog = catalogs().of(session);
  const teleport = await catalog.get('channels.teleport');
  assert.ok(teleport);
  const answer = await session.rest.run(teleport, { channelId: 'c', to: 'moon' });
  assert.deepEqual(jsonOf(answer), { arrived: true });
  assert.equal(asked.at(-1), '/channels/c/teleport?to=moon');
  const matched = await catalog.match({
    method: 'POST',
    path: '/channels/c/teleport?to=moon',
    body: undefined,
  });
  assert.deepEqual(matched?.params, { channelId: 'c', to: 'moon' });
});

test('without a server it is our own table', async () => {
  const list = await catalogs().of(undefined).list();
  assert.equal(list.length, 109);
  assert.ok(list.every(({ support }) => support === 'assumed'));
});
