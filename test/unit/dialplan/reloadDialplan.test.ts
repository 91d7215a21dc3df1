import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { RestClient } from '../../../src/ari/restClient';
import { reloadDialplan } from '../../../src/dialplan/reloadDialplan';
import { httpServer, sendJson } from '../ari/localServer';

interface FakeServer {
  readonly rest: RestClient;
  /** Methods and paths in the order in which they came. */
  readonly requests: string[];
}

/** A server whose answer to the reload is `status`; `looks` are the times it reports, the last one for ever. */
async function serverWith(
  context: TestContext,
  status: number,
  looks: readonly string[],
): Promise<FakeServer> {
  const requests: string[] = [];
  let look = 0;
  const { address } = await httpServer(context, (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    requests.push(`${request.method ?? ''} ${path}`);
    if (request.method === 'PUT') {
      if (status < 300) response.writeHead(status).end();
      else sendJson(response, { message: 'Said no' }, status);
      return;
    }
    const time = looks[Math.min(look, looks.length - 1)] ?? '';
    look += 1;
    sendJson(response, { status: { startup_time: 'x', last_reload_time: time } });
  });
  const rest = new RestClient({ address, user: 'user', password: 'password' });
  context.after(() => rest.close());
  return { rest, requests };
}

const never = new AbortController().signal;

test('204 and a new time: reloaded, after a look before and one afterwards', async (context) => {
  const { rest, requests } = await serverWith(context, 204, ['old', 'new']);
  assert.deepEqual(await reloadDialplan(rest, never), { kind: 'reloaded', at: 'new' });
  assert.deepEqual(requests, [
    'GET /ari/asterisk/info',
    'PUT /ari/asterisk/modules/pbx_config.so',
    'GET /ari/asterisk/info',
  ]);
});

test('204 and a time that moves late: looked for again', async (context) => {
  const { rest } = await serverWith(context, 204, ['old', 'old', 'old', 'new']);
  assert.deepEqual(await reloadDialplan(rest, never), { kind: 'reloaded', at: 'new' });
});

test('204 and the same time: not confirmed', async (context) => {
  const { rest, requests } = await serverWith(context, 204, ['old']);
  assert.deepEqual(await reloadDialplan(rest, never), { kind: 'unconfirmed', lastReload: 'old' });
  assert.equal(requests.filter((line) => line.startsWith('PUT')).length, 1, 'never repeated');
});

test('202: queued, and not called done', async (context) => {
  const { rest } = await serverWith(context, 202, ['old', 'new']);
  assert.deepEqual(await reloadDialplan(rest, never), { kind: 'queued' });
});

test('409: refused, in Asterisk’s words', async (context) => {
  const { rest } = await serverWith(context, 409, ['old']);
  assert.deepEqual(await reloadDialplan(rest, never), { kind: 'refused', message: 'Said no' });
});

for (const status of [401, 403, 404, 500]) {
  test(`${String(status)}: an error`, async (context) => {
    const { rest } = await serverWith(context, status, ['old']);
    await assert.rejects(reloadDialplan(rest, never), { name: 'AriError', status });
  });
}

test('giving up ends the looking, not the reload: it is only not confirmed', async (context) => {
  const { rest, requests } = await serverWith(context, 204, ['old']);
  const abort = new AbortController();
  const reloading = reloadDialplan(rest, abort.signal);
  const looking = setInterval(() => {
    if (requests.length >= 3) abort.abort();
  }, 5);
  context.after(() => clearInterval(looking));
  assert.deepEqual(await reloading, { kind: 'unconfirmed', lastReload: 'old' });
  assert.ok(requests.length <= 4, requests.join(', '));
});
