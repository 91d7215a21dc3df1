import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemPhrase, problemText } from '../../../src/shared/problemText';

test('a full stop stands once, whether the server wrote one or not', () => {
  const hint = 'Give the CA file.';
  for (const message of [
    'The certificate is self-signed.',
    'The certificate is self-signed',
    'The certificate is self-signed.. ',
  ]) {
    assert.equal(problemText({ message, hint }), 'The certificate is self-signed. Give the CA file.');
    assert.equal(
      problemText({ message, hint, status: 500 }),
      'The certificate is self-signed (500). Give the CA file.',
    );
  }
  assert.equal(problemText({ message: 'Really?', hint: 'Yes.' }), 'Really? Yes.');
  assert.equal(problemText({ message: 'Gone', hint: '' }), 'Gone.');
});

test('a phrase ends without a full stop, so that more can follow', () => {
  assert.equal(problemPhrase({ message: 'The connection was closed.' }), 'The connection was closed');
  assert.equal(problemPhrase({ message: 'No.', status: 404 }), 'No (404)');
  assert.equal(problemPhrase({ message: 'v1.2 is old' }), 'v1.2 is old');
});

test('long words of a server do not push the remedy away, and are safe to show', () => {
  const told = problemText({ message: `${'x'.repeat(5_000)}.`, hint: 'Do this.', status: 500 });
  assert.match(told, /^x{300}… \(500\)\. Do this\.$/);
  assert.equal(problemPhrase({ message: '[x](command:y)\u202e' }), '[x]\u2060(command:y)‹U+202E›');
});
