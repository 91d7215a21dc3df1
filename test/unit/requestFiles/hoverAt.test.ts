import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverAt } from '../../../src/requestFiles/assist/hoverAt';
import { OPERATIONS } from './requestFixture';

/** What is told at the `|` of a text, as lines. */
function told(marked: string): readonly string[] {
  const offset = marked.indexOf('|');
  const { blocks = [] } = hoverAt(marked.replace('|', ''), offset, OPERATIONS) ?? {};
  return blocks.map((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.join(' | ')).join('\n') : block.text,
  );
}

test('over method and path: the operation with its parameters, its errors, and since when', () => {
  const lines = told('POST /chan|nels/x/mute?direction=in');
  assert.equal(lines[0], 'POST /channels/{channelId}/mute');
  assert.equal(lines[1], 'channels.mute');
  assert.ok(lines.some((line) => line === 'Since Asterisk 12.0.0.'));
  assert.ok(lines.some((line) => line.startsWith('Errors: 404')));
  assert.match(lines.at(-1) ?? '', /^channelId \* \| path \| string \| Required\./);
  assert.match(
    lines.at(-1) ?? '',
    /\ndirection \| query \| string \|.*One of both, in, out\. Default: both\.$/,
  );
});

test('over a parameter: what it is', () => {
  assert.equal(told('POST /channels?endpoint=a\n  &time|out=5')[0], 'timeout: int');
  assert.equal(told('POST /channels\n\n{"time|out": 5}')[0], 'timeout: int');
});

test('over a name: its value, or where it will come from', () => {
  assert.deepEqual(told('@a = b c\nGET /channels/{{|a}}'), ['{{a}}', 'b c']);
  assert.deepEqual(told('GET /channels/{{|channel.name}}'), [
    '{{channel.name}}',
    'Which channel? Chosen when the request is sent, from those that are there.',
  ]);
  assert.deepEqual(told('### Call\n# @name call\nPOST /channels\n###\nDELETE /channels/{{ca|ll.id}}'), [
    '{{call.id}}',
    'From the answer to Call, when that has been sent.',
  ]);
  assert.deepEqual(told('GET /channels/{{?W|ho}}')[1], 'Asked when the request is sent.');
  assert.match(told('GET /channels/{{|chanel}}')[1] ?? '', /Did you mean \{\{channel\}\}\?/);
});

test('nothing over comments, titles and unknown paths', () => {
  for (const text of ['### Ti|tle\nGET /channels', '# com|ment', 'GET /no|where'])
    assert.deepEqual(told(text), []);
});
