import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import type { OperationAnswer } from '../../src/ari/operationShape';
import { jsonOf } from '../../src/ari/jsonOf';
import { composeRequest } from '../../src/requestFiles/meaning/composeRequest';
import { checkRequest } from '../../src/requestFiles/meaning/checkRequest';
import { readRequest } from '../../src/requestFiles/meaning/readRequest';
import { filledScope, valueKey, type FoundValue } from '../../src/requestFiles/sending/foundValues';
import { parseRequestFile } from '../../src/requestFiles/syntax/parseRequestFile';
import type { ServerSession } from '../../src/session/serverSession';
import { OPERATIONS } from '../unit/requestFiles/requestFixture';
import { contractBed } from './contractBed';
import { openServer } from './openServer';

const bed = contractBed();

/** Sends all requests of a file in their order, as the editor does one by one; answers by title. */
async function sendAll(
  { rest }: Pick<ServerSession, 'rest'>,
  text: string,
): Promise<ReadonlyMap<string, OperationAnswer>> {
  const file = parseRequestFile(text);
  assert.deepEqual(file.problems, []);
  const values = new Map<string, FoundValue>();
  values.set(valueKey({ source: 'generated', name: 'uuid' }), { value: randomUUID() });
  const answers = new Map<string, OperationAnswer>();
  for (const { request, title, name } of file.blocks) {
    if (!request) continue;
    const read = readRequest(request, OPERATIONS, filledScope(file, values));
    assert.deepEqual(checkRequest(read, OPERATIONS), [], title?.text);
    const answer = await rest.send(composeRequest(read));
    answers.set(title?.text ?? '', answer);
    if (name) values.set(valueKey({ source: 'name', name: name.text }), { value: jsonOf(answer) });
  }
  return answers;
}

async function openSession(context: TestContext): Promise<ServerSession> {
  const { session } = await openServer(context, bed.server, { application: 'myapp' });
  return session;
}

/** Characters with a meaning in URLs, shells, JSON and Asterisk's own lists. */
const HOSTILE = '100% & a=b? #1 +2 "q" \\ é 🎉';

test('a file’s requests are what Asterisk understands: parameters, bodies, answers of earlier ones', async (context) => {
  const session = await openSession(context);
  const answers = await sendAll(
    session,
    `@name = X_HOSTILE
### call
# @name call
POST /channels
  ?channelId={{$uuid}}

{
  // Asterisk takes parameters from the body, too.
  "endpoint": "Local/501@from-trunk", "app": "myapp", "timeout": 30,
  "variables": { "{{name}}": ${JSON.stringify(HOSTILE)} }
}

### set
POST /channels/{{call.id}}/variable?variable=OTHER&value=100% %26 a=b? #1 +2 "q" \\ é 🎉

### get
# @name got
GET /channels/{{call.id}}/variable?variable={{name}}

### get other
GET /channels/{{call.id}}/variable?variable=OTHER

### again
POST /channels/{{call.id}}/variable?variable=THIRD&value={{got.value}}

### third
GET /channels/{{call.id}}/variable?variable=THIRD

### play
# @name prompt
POST /channels/{{call.id}}/play?media=sound:digits/1&media=sound:digits/2

### info
GET /asterisk/info?only=build&only=system

### hang up
DELETE /channels/{{call.id}}
  ?reason=normal
`,
  );
  const statuses = [...answers].map(([title, { status }]) => `${title} ${String(status)}`);
  assert.deepEqual(statuses, [
    'call 200',
    'set 204',
    'get 200',
    'get other 200',
    'again 204',
    'third 200',
    'play 201',
    'info 200',
    'hang up 204',
  ]);
  for (const title of ['get', 'get other', 'third']) {
    const answer = answers.get(title);
    assert.ok(answer);
    assert.deepEqual(jsonOf(answer), { value: HOSTILE }, title);
  }
  const info = answers.get('info');
  assert.ok(info);
  assert.deepEqual(Object.keys(jsonOf(info) as object).sort(), ['build', 'system']);
});
