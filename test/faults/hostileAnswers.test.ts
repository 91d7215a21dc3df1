import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { SENT } from '../support/sentActions';
import { hangupScope } from '../../src/actions/hangupScope';
import { isAriError } from '../../src/ari/ariError';
import type { ServerSession } from '../../src/session/serverSession';
import { sendJson } from '../unit/ari/localServer';
import { bridgeValue, channelValue, stasisChannelValue } from '../unit/model/ariValues';
import { mutated, mutations, oddValue } from './anyJson';
import { checkModel, showTree } from './everythingShown';
import { scriptedServer, SCRIPTED_APPLICATION, type ScriptedServer } from './scriptedServer';
import { scriptedSession } from './scriptedSession';

/** What a server lists, by the end of the path. */
const LISTED: Readonly<Record<string, unknown>> = {
  '/channels': [
    channelValue('c1'),
    stasisChannelValue('c2', 'app'),
    channelValue('c3', { name: 'Local/1@x;1' }),
  ],
  '/bridges': [bridgeValue('b1', ['c1', 'c2']), bridgeValue('b2', [])],
  '/applications': [{ name: SCRIPTED_APPLICATION, channel_ids: [], bridge_ids: [] }, { name: 'app' }],
  '/endpoints': [{ technology: 'PJSIP', resource: 'alice', state: 'online', channel_ids: ['c1'] }],
  '/asterisk/info': { system: { version: '22.10.1', entity_id: 'x' }, status: {}, config: { name: 'pbx' } },
};

async function liveSession(
  context: TestContext,
): Promise<{ server: ScriptedServer; session: ServerSession }> {
  const server = await scriptedServer(context);
  // A poll that meets a spoilt answer in between would end the connection, rightly, and nothing else be seen.
  const connection = await scriptedSession(context, server, { applicationsEvery: 600_000 });
  await connection.reach('live');
  const session = connection.connections.session(connection.id);
  assert.ok(session);
  return { server, session };
}

/** Answers the paths of `answers`, and 204 to what changes something. */
function serve(server: ScriptedServer, answers: Readonly<Record<string, unknown>>): void {
  server.script = (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const found = Object.entries(answers).find(([end]) => path.endsWith(end));
    if (request.method === 'GET' && found) sendJson(response, found[1] ?? null);
    else response.writeHead(204).end();
  };
}

const { signal } = new AbortController();

test('snapshots with fields of wrong types, missing, odd: the model holds what is sound, or the error says why', async (context) => {
  const { server, session } = await liveSession(context);
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(mutations, { minLength: 5, maxLength: 5 }), async (changes) => {
      const answers = Object.entries(LISTED).map(([path, value], index) => {
        return [path, mutated(value, changes[index] ?? [])] as const;
      });
      serve(server, Object.fromEntries(answers));
      const error: unknown = await session.refresh(signal).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error === undefined) taken += 1;
      else assert.ok(isAriError(error) && error.code === 'notAri');
      session.store.flush();
      checkModel(session);
      showTree(session);
      assert.equal(session.state.status, 'live');
    }),
    { numRuns: 150 },
  );
  context.diagnostic(`${String(taken)} of 150 snapshots were taken`);
  assert.ok(taken > 30);
  serve(server, LISTED);
  await session.refresh(signal);
  assert.deepEqual([...session.store.resources.channel.keys()].sort(), ['c1', 'c2', 'c3']);
});

test('lists of anything', async (context) => {
  const { server, session } = await liveSession(context);
  await fc.assert(
    fc.asyncProperty(fc.array(oddValue, { maxLength: 12 }), async (list) => {
      serve(server, { ...LISTED, '/channels': list, '/bridges': list, '/endpoints': list });
      await session.refresh(signal);
      checkModel(session);
      showTree(session);
    }),
    { numRuns: 60 },
  );
});

test('a list nested 100,000 deep, or of 100,001 entries, is refused as a whole; the model stays', async (context) => {
  const { server, session } = await liveSession(context);
  serve(server, LISTED);
  await session.refresh(signal);
  const deep = `[{"id":"c9","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`;
  const long = JSON.stringify(Array.from({ length: 100_001 }, () => 0));
  for (const body of [deep, long]) {
    server.script = (request, response) => {
      if ((request.url ?? '').endsWith('/channels')) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(body);
      } else sendJson(response, (request.url ?? '').includes('/info') ? {} : []);
    };
    await assert.rejects(session.refresh(signal), { code: 'tooLarge' });
    assert.equal(session.store.resources.channel.size, 3);
  }
});

test('ids of an attacker’s choice name nothing but a channel in the paths that we ask', async (context) => {
  const { server, session } = await liveSession(context);
  const ids = [
    '..',
    '.',
    '../bridges/b1',
    '%2e%2e',
    'a/b',
    'a?x=1',
    'a#b',
    'a b',
    'a\r\nX-Evil: 1',
    'a,b',
    '\ud800',
    'é',
    'a\u0000b',
    '__proto__',
  ];
  serve(server, { ...LISTED, '/channels': ids.map((id) => channelValue(id)) });
  await session.refresh(signal);
  assert.equal(session.store.resources.channel.size, ids.length);
  const seen: string[] = [];
  server.script = (request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
    assert.equal(request.headers['x-evil'], undefined);
    response.writeHead(204).end();
  };
  const scope = hangupScope(session.store.resources, ids, 'ours');
  const context2 = { rest: session.rest, newId: () => 'x', signal };
  const { done, failed } = await SENT.hangup(context2, scope.ids);
  for (const path of seen) assert.match(path, /^DELETE \/ari\/channels\/[^/?#\s]+\?reason=normal$/);
  assert.ok(!seen.some((path) => /\/\.{1,2}\?/.test(path)), seen.join('\n'));
  // A relative path, half a character and a NUL cannot be sent at all.
  assert.deepEqual(
    failed.map(({ channelId }) => channelId),
    ['..', '.', '\ud800', 'a\u0000b'],
  );
  assert.equal(done.length, seen.length);
});
