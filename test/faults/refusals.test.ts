import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import { isAriError, type AriError } from '../../src/ari/ariError';
import type { Problem } from '../../src/shared/connectionState';
import { httpServer } from '../unit/ari/localServer';
import { plainAnswer } from '../unit/ari/eventServer';
import { waitFor } from '../support/waitFor';
import { onPaths, scriptedServer, type ScriptedServer } from './scriptedServer';
import { scriptedSession } from './scriptedSession';

const JSON_TYPE = 'application/json';

/** An answer that no repeating changes, and the remedy that must be named. */
interface Refusal {
  readonly what: string;
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Whether it sends us elsewhere. */
  readonly redirects?: boolean;
  readonly code: Problem['code'];
  readonly remedy: RegExp;
}

const REFUSALS: readonly Refusal[] = [
  {
    what: 'a refused password',
    status: 401,
    type: JSON_TYPE,
    body: '{"message":"Authentication required"}',
    code: 'http',
    remedy: /password is wrong.*ari\.conf/,
  },
  {
    what: 'a user who may not',
    status: 403,
    type: JSON_TYPE,
    body: '{"message":"Forbidden"}',
    code: 'http',
    remedy: /may not do this.*ari\.conf/,
  },
  {
    what: 'a path where nothing is',
    status: 404,
    type: JSON_TYPE,
    body: '{"error":"no such route"}',
    code: 'http',
    remedy: /Check host, port .*path|does not exist on this server/,
  },
  {
    what: 'the page of another server',
    status: 404,
    type: 'text/html',
    body: '<html><h1>Not Found</h1><address>Apache</address></html>',
    code: 'notAri',
    remedy: /Check host, port .*path/,
  },
  {
    what: 'a page for people',
    status: 200,
    type: 'text/html',
    body: '<html>Please log in</html>',
    code: 'notAri',
    remedy: /Check host, port .*path/,
  },
  {
    what: 'a page that calls itself JSON',
    status: 200,
    type: JSON_TYPE,
    body: '\n<!doctype html><html>Please log in</html>',
    code: 'notAri',
    remedy: /Check host, port .*path/,
  },
  {
    what: 'a redirect',
    status: 307,
    type: 'text/html',
    body: '',
    redirects: true,
    code: 'redirect',
    remedy: /Enter the final address/,
  },
];

/** Where the answer comes: instead of a snapshot, of the handshake, of a command. */
type Place = 'command' | 'handshake' | 'snapshot';

/** A server that nobody should be sent to; counts who comes. */
async function trap(context: TestContext): Promise<{ readonly url: string; readonly visits: string[] }> {
  const visits: string[] = [];
  const { port } = await httpServer(context, (request, response) => {
    visits.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`);
    response.end();
  });
  return { url: `http://127.0.0.1:${String(port)}/ari/channels`, visits };
}

/** Makes the server answer so in one place from now on. */
function refuse(server: ScriptedServer, refusal: Refusal, place: Place, target: string): void {
  const { status, type, body, redirects } = refusal;
  const headers = { 'content-type': type, ...(redirects === true ? { location: target } : {}) };
  const answer = (response: ServerResponse): void => void response.writeHead(status, headers).end(body);
  const paths = { command: ['/c1'], handshake: [], snapshot: ['/channels'] }[place];
  server.script = onPaths(paths, (_request, response) => answer(response));
  if (place !== 'handshake') return;
  const location = redirects === true ? `location: ${target}\r\n` : '';
  const text = plainAnswer(status, type, body).replace('\r\n', `\r\n${location}`);
  server.handshake = (socket) => void socket.end(text);
}

function checkProblem(problem: AriError | Problem, { code, status, remedy }: Refusal): void {
  assert.equal(problem.code, code, problem.message);
  assert.equal(problem.status, status);
  assert.match(problem.hint, remedy);
}

const attempts = ({ requests }: ScriptedServer): number =>
  requests.filter((request) => request === 'SOCKET').length;

for (const refusal of REFUSALS) {
  for (const place of ['handshake', 'snapshot'] as const) {
    test(`${refusal.what} instead of the ${place}: the first attempt is the last`, async (context) => {
      const server = await scriptedServer(context);
      const { url, visits } = await trap(context);
      refuse(server, refusal, place, url);
      const session = await scriptedSession(context, server);
      const { problem } = await session.reach('failed');
      checkProblem(problem, refusal);
      assert.equal(attempts(server), 1);
      assert.deepEqual(visits, []);
    });

    test(`${refusal.what} instead of the ${place} of a reconnect: two attempts at most`, async (context) => {
      const server = await scriptedServer(context);
      const { url, visits } = await trap(context);
      const session = await scriptedSession(context, server);
      await session.reach('live');
      refuse(server, refusal, place, url);
      const before = attempts(server);
      server.dropSockets();
      const { problem } = await session.reach('failed');
      checkProblem(problem, refusal);
      assert.ok(attempts(server) - before <= 2, `${String(attempts(server) - before)} attempts`);
      assert.deepEqual(visits, []);
    });
  }

  test(`${refusal.what} as the answer to a command: sent once, told with the remedy`, async (context) => {
    const server = await scriptedServer(context);
    const { url, visits } = await trap(context);
    const session = await scriptedSession(context, server);
    await session.reach('live');
    refuse(server, refusal, 'command', url);
    const rest = session.connections.session(session.id)?.rest;
    assert.ok(rest);
    const error: unknown = await rest.call('channels.get', { channelId: 'c1' }).catch((e: unknown) => e);
    assert.ok(isAriError(error), String(error));
    checkProblem(error, refusal);
    assert.equal(server.requests.filter((request) => request === 'GET /ari/channels/c1').length, 1);
    assert.deepEqual(visits, []);
    assert.equal(session.state.status, 'live', 'a command that is refused costs no connection');
  });
}

test("Asterisk's own page is no reason to give up while it starts again, even behind a proxy", async (context) => {
  const server = await scriptedServer(context);
  const session = await scriptedSession(context, server);
  await session.reach('live');
  const page = '<html><h1>404 Not Found</h1><address>Asterisk/22.10.1</address></html>';
  server.handshake = (socket) => void socket.end(plainAnswer(404, 'text/html', page));
  const before = attempts(server);
  server.dropSockets();
  await waitFor('two attempts more', () => attempts(server) >= before + 2);
  server.handshake = undefined;
  await session.reach('live');
});
