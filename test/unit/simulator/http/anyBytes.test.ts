import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { operations } from '../../../../src/ari/generated/operations';
import { parseAnswer } from './rawHttp';
import { authorization, servedSimulator, USER } from './servedSimulator';

const served = servedSimulator();

/** Everything that the real server was ever seen to answer. */
const STATUSES = new Set([
  101, 200, 201, 202, 204, 400, 401, 403, 404, 405, 409, 412, 413, 422, 426, 500, 501, 503,
]);

/** Sends the bytes, ends our side, and returns everything that came until the server ended its own. */
function exchangeBytes(bytes: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: served.simulator.port, host: '127.0.0.1', allowHalfOpen: true }, () => {
      socket.end(bytes);
    });
    const chunks: Buffer[] = [];
    socket.setTimeout(10_000, () => socket.destroy(new Error('The server neither answers nor ends')));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => {
      socket.destroy();
      resolve(Buffer.concat(chunks));
    });
    // It need not read what it refused; then our bytes are reset.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve(Buffer.concat(chunks));
      else reject(error);
    });
  });
}

/** The statuses of what came. Throws when that is anything but whole answers. */
function statusesOf(bytes: Buffer): number[] {
  const statuses: number[] = [];
  for (let rest = bytes; rest.length > 0;) {
    const answer = parseAnswer(rest);
    assert.ok(answer, `not an answer: ${rest.toString('latin1').slice(0, 200)}`);
    statuses.push(answer.status);
    // Behind it, a WebSocket's frames.
    if (answer.status === 101) break;
    rest = rest.subarray(answer.length);
  }
  return statuses;
}

async function checkBytes(bytes: Buffer): Promise<void> {
  for (const status of statusesOf(await exchangeBytes(bytes)))
    assert.ok(STATUSES.has(status), String(status));
  assert.equal((await served.rest('GET', '/asterisk/ping')).status, 200);
  assert.deepEqual(served.faults, []);
}

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const anyByte = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1'));

const method = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS') },
  { weight: 1, arbitrary: fc.constantFrom('HEAD', 'PATCH', 'get', 'CONNECT', 'TRACE', 'PRI', '') },
  { weight: 1, arbitrary: anyByte },
);

const segment = fc.oneof(
  fc.constantFrom(
    'nope',
    'x',
    '',
    '..',
    '%2F',
    '%00',
    '%ff',
    '%',
    'PJSIP',
    'alice',
    'a b',
    'constructor',
    '__proto__',
  ),
  anyText.map(encodeURIComponentLoosely),
  anyByte,
);

/** A path of the table with anything for its parameters, or no path of it. */
const path = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...Object.values(operations)), fc.array(segment, { minLength: 4, maxLength: 4 }))
      .map(([facts, values]) => {
        let at = 0;
        return `/ari${facts.path.replace(/\{\w+\}/g, () => values[at++] ?? '')}`;
      }),
  },
  { weight: 1, arbitrary: fc.array(segment, { maxLength: 6 }).map((parts) => `/ari/${parts.join('/')}`) },
  { weight: 1, arbitrary: segment.map((text) => `/${text}`) },
);

const names = [...new Set(Object.values(operations).flatMap(({ params }) => params.map(({ name }) => name)))];
const query = fc.array(
  fc.tuple(fc.constantFrom(...names, 'api_key'), segment).map(([name, value]) => `${name}=${value}`),
  { maxLength: 5 },
);

const header = fc.oneof(
  fc.constantFrom(
    'Content-Type: application/json',
    'Content-Type: application/x-www-form-urlencoded',
    'Transfer-Encoding: chunked',
    'Connection: close',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Protocol: ari, ,',
    'Content-Length: 99999999999999999999',
  ),
  anyByte,
);

const body = fc.oneof(
  fc.json(),
  fc.dictionary(fc.constantFrom(...names), fc.jsonValue()).map((value) => JSON.stringify(value)),
  query.map((pairs) => pairs.join('&')),
  anyByte,
);

const request = fc
  .record({
    method,
    path,
    query,
    headers: fc.array(header, { maxLength: 6 }),
    body,
    known: fc.boolean(),
    announced: fc.boolean(),
  })
  .map((parts) =>
    [
      `${parts.method} ${parts.path}?${parts.query.join('&')} HTTP/1.1`,
      ...(parts.known ? [authorization(USER)] : []),
      ...(parts.announced ? [`Content-Length: ${String(Buffer.byteLength(parts.body))}`] : []),
      ...parts.headers,
      '',
      parts.body,
    ].join('\r\n'),
  );

/** Some characters encoded, some not, as careless programs do. */
function encodeURIComponentLoosely(text: string): string {
  return text.replace(/[^a-z]/gi, (character) =>
    character < ' ' ? encodeURIComponent(character) : character,
  );
}

test('requests of any kind: well-formed answers of the real server, and it goes on serving', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 3 }), (requests) =>
      checkBytes(Buffer.from(requests.join(''), 'utf8')),
    ),
    { numRuns: 300 },
  );
});

test('bytes that are no request at all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), (bytes) => checkBytes(Buffer.from(bytes))),
    { numRuns: 100 },
  );
});

test('frames of any kind over an events WebSocket', async () => {
  const anyFrame = fc.oneof(
    fc.json(),
    anyText,
    fc
      .record({
        method,
        uri: fc.tuple(path, query).map(([target, pairs]) => `${target.slice(5)}?${pairs.join('&')}`),
        message_body: fc.oneof(body, fc.jsonValue()),
        content_type: fc.constantFrom('application/json', 'application/x-www-form-urlencoded', ''),
        query_strings: fc.jsonValue(),
      })
      .map((value) => JSON.stringify({ type: 'RESTRequest', ...value })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anyFrame, { minLength: 1, maxLength: 5 }), async (frames) => {
      const open = await served.events('app=fuzz');
      for (const frame of frames) open.socket.send(frame);
      const answered = new Promise<void>((resolve) => {
        open.socket.on('message', (data: Buffer) => {
          if (data.toString().includes('"request_id":"last one"')) resolve();
        });
      });
      open.socket.send(
        JSON.stringify({ type: 'RESTRequest', request_id: 'last one', method: 'GET', uri: 'asterisk/ping' }),
      );
      await answered;
      open.socket.close();
      const responses = open.frames.filter(({ type }) => type === 'RESTResponse');
      assert.equal(responses.length, frames.length + 1);
      for (const { status_code: status } of responses)
        assert.ok(STATUSES.has(Number(status)), String(status));
      assert.deepEqual(served.faults, []);
    }),
    { numRuns: 100 },
  );
});
