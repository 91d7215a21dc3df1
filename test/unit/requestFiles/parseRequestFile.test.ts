import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseRequestFile } from '../../../src/requestFiles/syntax/parseRequestFile';
import type { RequestFile, Template } from '../../../src/requestFiles/syntax/requestFile';
import { writeName, writeSegment, writeValue } from '../../../src/requestFiles/syntax/writeText';

/** A template as text, its references in braces. */
function shown(template: Template | undefined): string | undefined {
  return template?.parts
    .map((part) =>
      part.kind === 'text' ? part.text : `<${[part.source, part.name, ...part.steps].join(' ')}>`,
    )
    .join('');
}

/** A file as short lines, each request in one. */
function outline(text: string): readonly string[] {
  const { blocks } = parseRequestFile(text);
  return blocks.flatMap(({ title, name, request }) => {
    if (!request) return [];
    const { method, segments, query, body } = request;
    const head = `${method.text} /${segments.map(shown).join('/')}`;
    const pairs = query.map((each) => `${shown(each.name) ?? ''}=${shown(each.value) ?? '∅'}`);
    const words = [title?.text, name && `(${name.text})`, head, ...pairs, shown(body)];
    return [words.filter((word) => word !== undefined).join(' | ')];
  });
}

/** Problems as `line: message`, lines counted from 1. */
function problems(text: string): readonly string[] {
  return parseRequestFile(text).problems.map(
    ({ start, message }) => `${String(text.slice(0, start).split('\n').length)}: ${message}`,
  );
}

test('blocks, titles, names, parameters on lines of their own, a body', () => {
  const text = `// what this file is for
@agent = PJSIP/alice

GET /channels

### Call the agent
# @name call
POST /channels?endpoint={{agent}}
  &app=hello&appArgs=a b
  # a comment in between
  &timeout=30

{
  // who is told to call
  "variables": { "CALLERID(name)": "{{ ?Name shown }}" }
}

### Hang up
DELETE /channels/{{call.id}}`;
  assert.deepEqual(problems(text), []);
  const lines = outline(text).map((line) => line.replace(/\s+/g, ' '));
  assert.deepEqual(lines, [
    'GET /channels',
    'Call the agent | (call) | POST /channels | endpoint=<name agent> | app=hello | appArgs=a b | timeout=30 | ' +
      '{ "variables": { "CALLERID(name)": "<question Name shown>" } }',
    'Hang up | DELETE /channels/<name call id>',
  ]);
  const { variables } = parseRequestFile(text);
  assert.deepEqual(
    variables.map(({ name, value }) => [name.text, shown(value)]),
    [['agent', 'PJSIP/alice']],
  );
});

test('an address is written as it is meant; both spellings of a character are the same', () => {
  const text = `POST /channels/a%2Fb c/x?callerId="Bob" <100>&dtmf=#1*%23&media=sound:a,b+50% off&empty&none=`;
  assert.deepEqual(outline(text), [
    'POST /channels/a/b c/x | callerId="Bob" <100> | dtmf=#1*# | media=sound:a,b+50% off | empty=∅ | none=',
  ]);
  assert.deepEqual(problems(text), []);
});

test('references: fields, indexes, quoted keys, generated values; a question may hold separators', () => {
  assert.deepEqual(
    outline('GET /a/{{ x.y[0]["a\\"]}b"] }}/{{$uuid}}/{{?Which one? a/b & c=d}}?p={{?x&y}}&q={{z}}{{z}}'),
    [
      'GET /a/<name x y 0 a"]}b>/<generated uuid>/<question Which one? a/b & c=d> | p=<question x&y> | q=<name z><name z>',
    ],
  );
  assert.deepEqual(outline('PUT /a\n\n{"a":{"b":{"c":{{x}}}}}'), ['PUT /a | {"a":{"b":{"c":<name x>}}}']);
});

for (const [text, ...expected] of [
  ['1 hello', '1: A request begins with a method and a path below /ari: GET /channels'],
  ['post', '1: What is asked for is missing: POST /channels'],
  ['GET channels', '1: The path begins with a slash.'],
  ['GET /ari/channels', '1: The path begins below /ari: leave /ari out.'],
  [
    'GET http://127.0.0.1:8088/ari/channels',
    '1: Only the path below /ari is written, such as /channels: the file has a server.',
  ],
  [
    'GET {{server}}/channels',
    '1: Only the path below /ari is written, such as /channels: the file has a server.',
  ],
  ['GET /channels HTTP/1.1', '1: The protocol is not written: leave it out.'],
  [
    'GET /channels\nContent-Type: application/json',
    '2: Here stand parameters, each line beginning with ? or &. Headers are not needed: login and content type are sent.',
  ],
  ['POST /channels\n{}', '2: An empty line stands between the request and its body.'],
  ['GET /channels\nGET /bridges', '2: The next request begins below a line with ###.'],
  ['GET /channels\n\nGET /bridges', '3: The next request begins below a line with ###.'],
  [
    'POST /channels\n\n?app=a',
    '3: Parameters stand directly beneath the request line, with no empty line between.',
  ],
  ['GET /channels\n@a = b', '2: Variables are defined above the request line.'],
  ['@a b', '1: A variable is defined as @name = value; the name is letters, digits, _ and -.'],
  ['# @name two words', '1: A name is letters, digits, _ and -, and begins with a letter: # @name call'],
  ['# @name a\n# @name b', '2: This request is already called a.'],
  ['@a = 1\n@a = 2', '2: a is the name of another variable of this file.'],
  ['# @name a\nGET /a\n###\n# @name a', '4: a is the name of another request of this file.'],
  [
    'GET /a/{{b',
    '1: {{ is not closed on this line. Write }}, or %7B%7B (in a body \\u007b{) for the braces.',
  ],
  ['GET /a/{{b c}}', '1: Between {{ and }} stands a name such as channel or call.id, $uuid, or ?Question.'],
  ['GET /a/%ff', '1: %ff is no UTF-8. Write the characters as they are.'],
] as const) {
  test(`${JSON.stringify(text)} is told with line and remedy`, () => {
    assert.deepEqual(problems(text), expected);
  });
}

/** Whole texts: no half of a character, which nothing could send. */
const anyText = fc.string({ unit: 'binary' });

function onlyRequest(file: RequestFile) {
  const [block] = file.blocks;
  assert.ok(block?.request);
  return block.request;
}

test('property: any value, name and segment is read back as it was written', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (segment, name, value) => {
      const text = `POST /a/${writeSegment(segment)}\n  ?${writeName(name)}x=${writeValue(value)}\n\n{}`;
      const file = parseRequestFile(text);
      assert.deepEqual(file.problems, []);
      const { segments, query } = onlyRequest(file);
      assert.deepEqual(segments.map(shown), ['a', segment]);
      assert.deepEqual(
        query.map((each) => [shown(each.name), shown(each.value)]),
        [[`${name}x`, value]],
      );
    }),
  );
});

/** Pieces that files are made of, to come across every rule. */
const piece = fc.constantFrom(
  ...['### t', '# @name a', '@a = {{b}}', 'GET /a', 'POST /a?b={{c}}', '&d=e', '  ?f', '{"a": {{b}}}'],
  ...['// c', '{{', '}}', '{{?', '"', '%e2', '%', '\r', ' ', 'DELETE'],
);
const fileText = fc
  .array(fc.tuple(fc.oneof(piece, fc.string()), fc.constantFrom('\n', '\r\n', '\n\n', '')))
  .map((lines) => lines.flat().join(''));

test('property: whatever the text, blocks cover it and everything lies where it says', () => {
  fc.assert(
    fc.property(fileText, (text) => {
      const { blocks, problems: found, variables } = parseRequestFile(text);
      assert.deepEqual(blocks.map(({ start, end }) => text.slice(start, end)).join(''), text);
      for (const { start, end } of [...found, ...variables]) {
        assert.ok(0 <= start && start <= end && end <= text.length);
      }
      for (const { title, name, request, ...block } of blocks) {
        for (const word of [title, name, request?.method]) {
          if (!word) continue;
          assert.equal(text.slice(word.start, word.end), word.text);
          assert.ok(block.start <= word.start && word.end <= block.end);
        }
        for (const { parts } of [...(request?.segments ?? []), ...(request?.body ? [request.body] : [])]) {
          for (const part of parts) {
            if (part.kind === 'reference') assert.match(text.slice(part.start, part.end), /^\{\{.*\}\}$/s);
          }
        }
      }
    }),
    { numRuns: 500 },
  );
});
