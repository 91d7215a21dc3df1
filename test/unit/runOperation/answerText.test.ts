import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AriError } from '../../../src/ari/ariError';
import type { OperationAnswer } from '../../../src/ari/operationShape';
import { answerText, binaryType } from '../../../src/runOperation/answerText';
import { fileName } from '../../../src/runOperation/fileName';
import { HOSTILE_TEXTS } from '../../support/hostileTexts';

function answer(body: string | Buffer, more: Partial<OperationAnswer> = {}): OperationAnswer {
  const contentType = 'application/json';
  return { status: 200, durationMs: 12.3, contentType, body: Buffer.from(body), error: undefined, ...more };
}

test('status, time and request above, then the JSON', () => {
  const request = { method: 'POST', path: '/channels/1/play?media=a%2Cb', body: '{"x":"y"}' };
  const text = answerText({ answer: answer('{"id":"1"}'), request, server: 'PBX' });
  assert.equal(
    text,
    '// 200 in 12 ms\n// POST /channels/1/play?media=a%2Cb\n// {"x":"y"}\n// on PBX\n{\n  "id": "1"\n}\n',
  );
});

test('an error with the words of Asterisk and what to do', () => {
  const error = new AriError({
    code: 'http',
    operation: 'x',
    message: 'Not found.',
    hint: 'Look again.',
    status: 404,
  });
  const text = answerText({ answer: answer('{"message":"Not found."}', { status: 404, error }) });
  assert.match(text, /^\/\/ 404 in 12 ms\n\/\/ Not found\. Look again\.\n\{/);
});

test('what is no JSON', () => {
  assert.match(answerText({ answer: answer('', { status: 204 }) }), /No content/);
  assert.match(answerText({ answer: answer('RIFF', { contentType: 'audio/wav' }) }), /4 bytes of audio\/wav/);
  assert.match(answerText({ answer: answer('<p>', { contentType: 'text/html' }) }), /\n"<p>"\n/);
  assert.match(answerText({ answer: answer('[1') }), /no JSON that can be read/);
  assert.match(answerText({ answer: answer('['.repeat(999)) }), /no JSON that can be read/);
  assert.equal(binaryType(answer('{}')), undefined);
  assert.equal(binaryType(answer('x', { contentType: '' })), 'unknown type');
});

test('nothing hostile leaves its line or reorders the text', () => {
  for (const { text: hostile } of HOSTILE_TEXTS) {
    const error = new AriError({ code: 'http', operation: 'x', message: hostile, hint: 'h', status: 400 });
    const request = { method: 'GET', path: `/x?y=${hostile}`, body: hostile };
    const shown = answerText({
      answer: answer(JSON.stringify({ name: hostile }), { error }),
      request,
      server: hostile,
    });
    const lines = shown.trimEnd().split('\n');
    assert.equal(lines.filter((line) => line.startsWith('//')).length, 5, JSON.stringify(hostile));
    assert.doesNotMatch(shown.replaceAll('\n', ''), /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
  }
});

test('a schema that a server names is fetched by nobody', () => {
  const text = answerText({ answer: answer('{"$schema":"http://evil.example"}') });
  assert.match(text, /\n\[\n/);
});

test('files are named by what they hold', () => {
  assert.equal(fileName('greeting', 'audio/wav'), 'greeting.wav');
  assert.equal(fileName('greeting', 'Audio/WAV; charset=binary'), 'greeting.wav');
  assert.equal(fileName('x', 'application/octet-stream'), 'x.bin');
});
