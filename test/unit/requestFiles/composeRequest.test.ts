import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { composeRequest, NotSendable } from '../../../src/requestFiles/meaning/composeRequest';
import { neededValues } from '../../../src/requestFiles/meaning/neededValues';
import { parseRequestFile } from '../../../src/requestFiles/syntax/parseRequestFile';
import { filled } from './requestFixture';

function composed(text: string, values: Readonly<Record<string, unknown>> = {}) {
  return composeRequest(filled(text, values).read);
}

test('segments, names and values are encoded; repeated parameters become one', () => {
  assert.deepEqual(composed('POST /channels/a b%2Fc/play?media=sound:a\n  &media=tone:busy&skipms=1'), {
    method: 'POST',
    path: '/channels/a%20b%2Fc/play?media=sound%3Aa%2Ctone%3Abusy&skipms=1',
    body: undefined,
  });
  assert.deepEqual(composed('POST /channels/x/dtmf?dtmf=+#1'), {
    method: 'POST',
    path: '/channels/x/dtmf?dtmf=%2B%231',
    body: undefined,
  });
});

test('a body is sent as it is written, comments blank, values as JSON', () => {
  const { body } = composed(
    'POST /channels?endpoint=a\n\n{\n// why\n"variables": {"a": "<{{a}}>", "b": {{b}}, "c": {{c}}}}',
    { a: 'say "hi"\n', b: 'two', c: { d: [1] } },
  );
  assert.equal(body, '{\n      \n"variables": {"a": "<say \\"hi\\"\\n>", "b": "two", "c": {"d":[1]}}}');
});

test('where JSON is expected, a variable that is JSON is taken as such; an answer stays what it was', () => {
  const text = '@n = 30\n@s = b c\nPOST /x\n\n{"n": {{n}}, "s": {{s}}, "t": "{{n}}", "id": {{id}}}';
  assert.equal(composed(text, { id: '17' }).body, '{"n": 30, "s": "b c", "t": "30", "id": "17"}');
});

test('parts of an answer: fields, list entries, keys of any spelling', () => {
  const call = { id: 'c', channelvars: { 'X(y)': 'z' }, list: [{ n: 5 }] };
  const text =
    'POST /channels/{{call.id}}/variable?variable={{call.channelvars["X(y)"]}}&value={{call.list[0].n}}';
  assert.equal(composed(text, { call }).path, '/channels/c/variable?variable=z&value=5');
  const problems = (reference: string): readonly string[] =>
    filled(`GET /channels/${reference}`, { call }).errors;
  assert.deepEqual(problems('{{call.name}}'), ['call.name: there is no name in the answer.']);
  assert.deepEqual(problems('{{call.list}}'), [
    'call.list is a list: say which part of it is meant, such as {{call.list.id}}.',
  ]);
  assert.deepEqual(problems('{{call.constructor}}'), [
    'call.constructor: there is no constructor in the answer.',
  ]);
});

test('what has no value is not composed', () => {
  assert.throws(() => composed('GET /channels/{{x}}'), NotSendable);
  assert.throws(() => composed('GET /nothing/..'), /proxies/);
  assert.throws(() => composed('PUT /x\n\n{"a": {{x}}}'), NotSendable);
});

test('what has to be found out is asked once, in the order of its use, through variables too', () => {
  const text =
    '@who = {{?Who}}-{{channel}}\nPOST /channels/{{channel}}/variable?variable={{who}}&value={{channel.name}}\n\n{"x": "{{$uuid}}{{who}}"}';
  const file = parseRequestFile(text);
  const [request] = file.blocks.flatMap((block) => block.request ?? []);
  assert.ok(request);
  assert.deepEqual(neededValues(file, request), [
    { source: 'name', name: 'channel', hasParts: true },
    { source: 'question', name: 'Who', hasParts: false },
    { source: 'generated', name: 'uuid', hasParts: false },
  ]);
});

const anyText = fc.string({ unit: 'binary' });

test('property: values are data: whatever they hold, they arrive as they are and change nothing else', () => {
  const text =
    'POST /channels/{{a}}/x{{b}}?first={{a}}&second=-{{b}}-\n\n{"variables": {"{{a}}k": "<{{b}}>", "l": {{a}}}}';
  fc.assert(
    fc.property(
      anyText.filter((each) => each !== '.' && each !== '..'),
      anyText,
      (a, b) => {
        const { path, body } = composed(text, { a, b });
        const url = new URL(`http://127.0.0.1${path}`);
        assert.deepEqual(path.split('?')[0]?.slice(1).split('/').map(decodeURIComponent), [
          'channels',
          a,
          `x${b}`,
        ]);
        assert.deepEqual(
          [...url.searchParams],
          [
            ['first', a],
            ['second', `-${b}-`],
          ],
        );
        assert.deepEqual(JSON.parse(body ?? ''), { variables: { [`${a}k`]: `<${b}>`, l: a } });
      },
    ),
  );
});

test('property: move without app is never free of errors, however it is written', () => {
  const method = fc.constantFrom('POST', 'post');
  const move = fc.constantFrom('move', 'm%6Fve', '{{move}}', '{{m}}ve');
  const query = fc.constantFrom(
    '',
    '?',
    '?app',
    '?app=',
    '?app={{empty}}',
    '?App=x',
    '?appArgs=x',
    '?&app=&',
    '?app=%00',
    '?app=&app=',
  );
  const body = fc.constantFrom(
    '',
    '\n\n{}',
    '\n\n{"app": ""}',
    '\n\n{"app": "{{empty}}"}',
    '\n\n{"app": null}',
    '\n\n{"variables": {"app": "x"}}',
    '\n\n{"app": ["x"]}',
  );
  fc.assert(
    fc.property(method, move, query, body, (verb, last, rest, json) => {
      const { errors } = filled(`${verb} /channels/x/${last}${rest}${json}`, {
        move: 'move',
        m: 'mo',
        empty: '',
      });
      assert.notDeepEqual(errors, []);
    }),
    { numRuns: 400 },
  );
});
