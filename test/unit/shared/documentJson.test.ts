import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentJson } from '../../../src/shared/documentJson';
import { HOSTILE_TEXTS, ODD_TEXTS } from '../../support/hostileTexts';

// eslint-disable-next-line no-control-regex -- what must not be left over
const HIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u;

test('a resource is shown as the JSON that it is, hidden characters as escapes', () => {
  assert.equal(documentJson({ id: '1' }), '{\n  "id": "1"\n}');
  for (const { about, text } of [...HOSTILE_TEXTS, ...ODD_TEXTS]) {
    const shown = documentJson({ name: text, [text]: [text] });
    assert.deepEqual(JSON.parse(shown), { name: text, [text]: [text] }, about);
    assert.doesNotMatch(shown, HIDDEN);
  }
});

test('no server has VS Code fetch a schema', () => {
  const shown = documentJson(JSON.parse('{"$schema": "http://evil.example/x", "id": "1"}'));
  assert.match(shown, /^\/\/ .*\n\[/);
  assert.match(shown, /"\$schema": "http:\/\/evil\.example\/x"/);
  // Deeper down it means nothing.
  assert.match(documentJson({ channelvars: { $schema: 'x' } }), /^\{/);
});
