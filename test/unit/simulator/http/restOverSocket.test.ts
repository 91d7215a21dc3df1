import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitFor } from '../../../support/waitFor';
import { READER, servedSimulator, type OpenSocket } from './servedSimulator';

const served = servedSimulator();

/** Sends a text frame and returns the RESTResponse to it. */
async function ask(open: OpenSocket, frame: unknown): Promise<Record<string, unknown>> {
  const before = open.frames.length;
  open.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  await waitFor('an answer', () => open.frames.length > before, { intervalMs: 2 });
  return open.frames[before] ?? {};
}

interface Expected {
  readonly status: number;
  readonly reason: string;
  readonly uri: string;
  readonly message?: string;
}

/** What a live server was recorded to answer. */
const RECORDED: readonly (readonly [frame: unknown, expected: Expected])[] = [
  [
    { method: 'GET', uri: '/asterisk/ping' },
    { status: 405, reason: 'Method Not Allowed', uri: '/asterisk/ping', message: 'Invalid method' },
  ],
  [
    { method: 'GET', uri: '/ari/asterisk/ping' },
    { status: 405, reason: 'Method Not Allowed', uri: '/ari/asterisk/ping', message: 'Invalid method' },
  ],
  [
    { method: 'GET', uri: 'channels/nope' },
    { status: 404, reason: 'Not Found', uri: 'channels/nope', message: 'Channel not found' },
  ],
  [
    { method: 'PATCH', uri: 'channels' },
    { status: 400, reason: 'Bad request', uri: 'channels', message: "Unknown or missing 'method' property." },
  ],
  [
    { method: 'get', uri: 'channels/h1' },
    {
      status: 400,
      reason: 'Bad request',
      uri: 'channels/h1',
      message: "Unknown or missing 'method' property.",
    },
  ],
  [
    { uri: 'channels' },
    { status: 400, reason: 'Bad request', uri: 'channels', message: "Unknown or missing 'method' property." },
  ],
  [
    { method: 'GET' },
    { status: 400, reason: 'Bad request', uri: '', message: "Empty or missing 'uri' property." },
  ],
  [
    { method: 'GET', uri: 'nope' },
    { status: 404, reason: 'Not Found', uri: 'nope', message: 'Resource not found' },
  ],
  [
    { method: 'POST', uri: 'channels', content_type: 'application/json', message_body: '{bad' },
    {
      status: 400,
      reason: 'Bad request',
      uri: 'channels',
      message: "Unable to parse 'message_body' as 'application/json'.",
    },
  ],
  [
    {
      method: 'POST',
      uri: 'channels',
      content_type: 'application/json',
      message_body: { endpoint: 'garbage', app: 'x' },
    },
    { status: 400, reason: 'Bad Request', uri: 'channels', message: 'Endpoint must be specified' },
  ],
  [
    {
      method: 'POST',
      uri: 'channels',
      content_type: 'application/x-www-form-urlencoded',
      message_body: 'endpoint=garbage&app=myapp',
    },
    { status: 400, reason: 'Bad Request', uri: 'channels', message: 'Invalid endpoint specified' },
  ],
  [
    {
      method: 'POST',
      uri: 'channels?endpoint=garbage&app=x',
      content_type: 'application/json',
      message_body: JSON.stringify({ variables: { A: 'x'.repeat(60_000) } }),
    },
    { status: 400, reason: 'Bad Request', uri: 'channels', message: 'Invalid endpoint specified' },
  ],
  [
    { method: 'GET', uri: 'events?app=x' },
    {
      status: 400,
      reason: 'Bad request',
      uri: 'events',
      message: "Can't upgrade to websocket from a websocket",
    },
  ],
  [
    { method: 'OPTIONS', uri: 'channels' },
    { status: 204, reason: 'No Content', uri: 'channels' },
  ],
];

for (const [frame, expected] of RECORDED) {
  const label = JSON.stringify(frame).slice(0, 90);
  test(`${label} → ${String(expected.status)}`, async () => {
    const open = await served.events('app=rester');
    const answer = await ask(open, {
      type: 'RESTRequest',
      request_id: 'r',
      transaction_id: 't',
      ...(frame as object),
    });
    assert.deepEqual(
      { ...answer, timestamp: undefined, asterisk_id: undefined },
      {
        type: 'RESTResponse',
        transaction_id: 't',
        request_id: 'r',
        status_code: expected.status,
        reason_phrase: expected.reason,
        uri: expected.uri,
        ...(expected.message !== undefined && {
          content_type: 'application/json',
          message_body: JSON.stringify({ message: expected.message }),
        }),
        application: 'rester',
        timestamp: undefined,
        asterisk_id: undefined,
      },
    );
    open.socket.close();
  });
}

/** Frames that are no requests. */
const NO_REQUESTS: readonly (readonly [frame: string, reason: string, body: string | undefined])[] = [
  ['{"type":"restrequest","method":"GET"}', 'Bad request', '{"message":"Unknown request type."}'],
  ['not json at all', 'Failed to parse request message JSON', undefined],
  ['[1,2]', 'Bad request', '{"message":"No \'type\' property."}'],
  ['{"no":"type"}', 'Bad request', '{"message":"No \'type\' property."}'],
];

for (const [frame, reason, body] of NO_REQUESTS) {
  test(`${frame} is no request`, async () => {
    const open = await served.events('app=rester');
    const answer = await ask(open, frame);
    assert.equal(answer.status_code, 400);
    assert.equal(answer.reason_phrase, reason);
    assert.equal(answer.message_body, body);
    open.socket.close();
  });
}

test('ids that are no text are answered as none; query_strings are not encoded', async () => {
  const open = await served.events('app=rester');
  const set = await ask(open, {
    type: 'RESTRequest',
    request_id: 17,
    method: 'POST',
    uri: 'asterisk/variable?variable=Q%20X',
    query_strings: [{ name: 'value', value: 'a%26b+c&d' }],
  });
  assert.equal(set.status_code, 204);
  assert.equal(set.request_id, '');
  assert.deepEqual((await served.rest('GET', '/asterisk/variable?variable=Q+X')).body, {
    value: 'a%26b+c&d',
  });
  open.socket.close();
});

test('a read-only user reads and does not write', async () => {
  const open = await served.events('app=reading', READER);
  const read = await ask(open, { type: 'RESTRequest', method: 'GET', uri: 'channels' });
  assert.equal(read.status_code, 200);
  assert.equal(read.message_body, '[]');
  const write = await ask(open, { type: 'RESTRequest', method: 'POST', uri: 'channels' });
  assert.equal(write.status_code, 403);
  assert.equal(write.message_body, '{"message":"Write access denied"}');
  open.socket.close();
});

test('binary frames are ignored, and requests are answered in their order', async () => {
  const open = await served.events('app=rester');
  open.socket.send(Buffer.from('{"type":"RESTRequest","method":"GET","uri":"channels"}'), { binary: true });
  const ids = ['first', 'second', 'third'];
  for (const id of ids) {
    open.socket.send(
      JSON.stringify({ type: 'RESTRequest', request_id: id, method: 'GET', uri: 'asterisk/ping' }),
    );
  }
  await waitFor('three answers', () => open.frames.length === 3);
  assert.deepEqual(
    open.frames.map((frame) => frame.request_id),
    ids,
  );
  open.socket.close();
});
