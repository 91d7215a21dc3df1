import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AriError } from '../../../src/ari/ariError';
import { encodeOperation } from '../../../src/ari/encodeOperation';
import type { OperationAnswer } from '../../../src/ari/operationShape';
import { describeApi } from '../../../src/simulator/http/apiDocs';
import { readOperations } from '../../../src/operations/readOperations';
import type { OperationList } from '../../../src/operations/operationCatalog';

type Answer = Partial<Pick<OperationAnswer, 'contentType' | 'status'>> & {
  readonly text?: string | undefined;
};

/** Reads the description of a server that answers so; a file without an answer is 404. */
async function read(answer: (file: string) => Answer, version = '22.10.1'): Promise<OperationList> {
  return readOperations({
    version,
    rest: {
      send: async ({ method, path }) => {
        assert.equal(method, 'GET');
        const {
          status = 200,
          contentType = 'application/json',
          text,
        } = answer(path.replace('/api-docs/', ''));
        const code = text === undefined && status === 200 ? 404 : status;
        const error = new AriError({ code: 'http', operation: 'GET', message: 'no', hint: '', status: code });
        return Promise.resolve({
          status: code,
          durationMs: 1,
          contentType,
          body: Buffer.from(text ?? ''),
          error: code === 200 ? undefined : error,
        });
      },
    },
  });
}

/** What the simulator describes, but for some files. */
function simulated(other: Readonly<Record<string, Answer>> = {}): (file: string) => Answer {
  return (file) => other[file] ?? { text: describeApi(file, undefined) };
}

function supports({ operations }: OperationList): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { support } of operations) counts[support] = (counts[support] ?? 0) + 1;
  return counts;
}

test('a server that describes itself offers what it describes', async () => {
  const list = await read(simulated());
  assert.equal(list.problem, undefined);
  assert.deepEqual(supports(list), { offered: 109 });
  const answer = list.operations.find(({ id }) => id === 'channels.answer');
  assert.equal(answer?.summary, 'Answer', 'our words where the server has none');
  const get = list.operations.find(({ id }) => id === 'endpoints.get');
  assert.ok(get?.params.every(({ required }) => required === true));
});

/** A description of one operation that no Asterisk of today has. */
function newer(operation: object, path = '/channels/{channelId}/teleport'): string {
  const known = JSON.parse(describeApi('channels.json', undefined) ?? '') as { apis: unknown[] };
  return JSON.stringify({ ...known, apis: [...known.apis, { path, operations: [operation] }] });
}

test('what a newer Asterisk brings appears, with its own words and parameters, and can be encoded', async () => {
  const text = newer({
    httpMethod: 'POST',
    nickname: 'teleport',
    responseClass: 'Channel',
    since: ['30.1.0'],
    summary: 'Beam the channel elsewhere.',
    notes: 'Slowly.',
    parameters: [
      { name: 'channelId', paramType: 'path', dataType: 'string', description: 'Who' },
      {
        name: 'to',
        paramType: 'query',
        dataType: 'string',
        required: true,
        allowableValues: { valueType: 'LIST', values: ['moon', 'mars'] },
        defaultValue: 'moon',
      },
    ],
    errorResponses: [{ code: 404, reason: 'Not there' }],
  });
  const { operations } = await read(simulated({ 'channels.json': { text } }));
  const teleport = operations.find(({ id }) => id === 'channels.teleport');
  assert.ok(teleport);
  assert.equal(teleport.support, 'offered');
  assert.equal(teleport.summary, 'Beam the channel elsewhere.');
  assert.deepEqual(teleport.reasons, { 404: 'Not there' });
  assert.equal(
    encodeOperation(teleport, { channelId: 'a/b', to: 'mars' }).path,
    '/channels/a%2Fb/teleport?to=mars',
  );
  assert.throws(() => encodeOperation(teleport, { channelId: 'a', to: 'sun' }), { code: 'badParameter' });
  assert.throws(() => encodeOperation(teleport, { to: 'mars' }), { code: 'badParameter' });
  const ids = operations.map(({ id }) => id);
  assert.equal(ids.indexOf('channels.teleport'), ids.lastIndexOf('channels.transfer_progress') + 1);
});

test('what the server does not describe is missing, also a whole resource', async () => {
  const listing = JSON.parse(describeApi('resources.json', undefined) ?? '') as { apis: { path: string }[] };
  const apis = listing.apis.filter(({ path }) => !path.includes('mailboxes'));
  const sounds = JSON.stringify({ apis: [] });
  const list = await read(
    simulated({ 'resources.json': { text: JSON.stringify({ apis }) }, 'sounds.json': { text: sounds } }),
  );
  const missing = list.operations.filter(({ support }) => support === 'missing').map(({ id }) => id);
  assert.deepEqual(missing, [
    'mailboxes.list',
    'mailboxes.get',
    'mailboxes.update',
    'mailboxes.delete',
    'sounds.list',
    'sounds.get',
  ]);
});

for (const [what, answer] of [
  ['404', {}],
  ['500', { status: 500, text: '{}' }],
  ['a page', { contentType: 'text/html', text: '<p>' }],
  ['no JSON', { text: '{' }],
  ['another JSON', { text: '[]' }],
  ['too deep', { text: '['.repeat(1000) }],
] as const) {
  test(`a server whose description is ${what}: our table, as far as its version goes`, async () => {
    const list = await read(() => answer, '16.28.0');
    assert.ok(list.problem);
    assert.deepEqual(supports(list), { assumed: 98, missing: 11 });
  });
}

test('one file that fails costs its own resource only', async () => {
  const list = await read(simulated({ 'channels.json': { status: 500, text: '{}' } }));
  assert.match(list.problem ?? '', /500 for channels\.json/);
  const { operations } = list;
  const of = (id: string): string | undefined => operations.find((operation) => operation.id === id)?.support;
  assert.deepEqual([of('channels.answer'), of('bridges.list')], ['assumed', 'offered']);
});

test('a server that is still starting is asked again', async () => {
  assert.equal((await read(() => ({ status: 503, text: '{}' }))).isFinal, false);
  assert.equal((await read(() => ({ status: 500, text: '{}' }))).isFinal, true);
});

test('what cannot be an operation is left out', async () => {
  const good = { httpMethod: 'GET', nickname: 'x', parameters: [], responseClass: 'void' };
  const bad: readonly (readonly [object, string])[] = [
    [{ ...good, httpMethod: 'TRACE' }, '/x'],
    [{ ...good, nickname: '../x' }, '/x'],
    [{ ...good, nickname: 'constructor' }, '/x'],
    [good, 'http://elsewhere.example/x'],
    [good, '//elsewhere.example/x'],
    [good, '/x?y=z'],
    [good, '/x/{id}'],
    [good, '/a b'],
  ];
  for (const [operation, path] of bad) {
    const list = await read(simulated({ 'channels.json': { text: newer(operation, path) } }));
    assert.deepEqual(supports(list), { offered: 109 }, JSON.stringify([operation, path]));
  }
});

test('any JSON at all is survived', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), fc.json(), async (resources, file) => {
      const list = await read((name) => ({ text: name === 'resources.json' ? resources : file }));
      assert.equal(list.operations.length, 109);
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), async (entries) => {
      const text = JSON.stringify({ apis: [{ path: '/x', operations: entries }, ...entries] });
      assert.ok((await read(simulated({ 'channels.json': { text } }))).operations.length >= 109);
    }),
  );
});
