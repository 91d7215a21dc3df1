import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, mended } from './requestFixture';

test('requests that Asterisk knows have no problem', () => {
  for (const text of [
    'GET /channels',
    'GET /asterisk/info?only=build,system',
    'GET /asterisk/info?only=build&only=system',
    'POST /channels?endpoint=PJSIP/alice&app=hello&timeout=-1',
    'POST /channels\n\n{"endpoint": "PJSIP/alice", "app": "hello", "timeout": 5, "variables": {"A": "b"}}',
    'POST /channels/{{channel}}/answer',
    'POST /channels/externalMedia?app=a&format=ulaw&external_host=127.0.0.1:9',
    'POST /channels/{{$uuid}}?endpoint={{endpoint}}&app={{?Application}}',
    '@app = hello\n@again = {{app}}\nPOST /channels/{{channel.id}}/move?app={{again}}',
    'GET /endpoints/{{endpoint.technology}}/{{endpoint.resource}}',
    'PUT /applications/{{application}}/eventFilter\n\n{"allowed": [{"type": "{{?Type}}"}]}',
    'PUT /asterisk/config/dynamic/{{a}}/b/c\n\n{"fields": {{fields}}}\n\n###\n@a = res_pjsip\n@fields = []',
    '# @name call\nPOST /channels?endpoint=a&app=b\n###\nDELETE /channels/{{call.id}}',
  ])
    assert.deepEqual(found(text), [], text);
});

for (const [text, ...expected] of [
  ['GET /chanels', 'warning “/chanels”: ARI describes no GET of this path. Did you mean /channels?'],
  [
    'POST /channels/{{channel}}/anwser',
    'warning “/channels/{{channel}}/anwser”: ARI describes no POST of this path.',
  ],
  [
    'POST /channels/x/anwser',
    'warning “/channels/x/anwser”: ARI describes no POST of this path. Did you mean /channels/x/answer?',
  ],
  ['POST /nothing/a/b', 'warning “/nothing/a/b”: ARI describes no POST of this path.'],
  ['PUT /channels', 'warning “PUT”: This path takes GET, POST, not PUT.'],
  ['get /channels', 'error “get”: Methods are written in capitals: GET.'],
  ['PATCH /channels', 'error “PATCH”: ARI has GET, POST, PUT and DELETE.'],
  [
    'GET /events?app=a',
    'error “GET /events”: This opens the WebSocket of events, it is no request: connect the server, and see its events.',
  ],
  ['POST /channels/x/move', 'error “POST /channels/x/move”: app is missing: channels.move needs it.'],
  ['POST /channels/x/move?app=', 'error “app=”: app must not be empty.'],
  ['POST /channels/x/move?app', 'error “app”: app must not be empty.'],
  [
    'POST /channels/x/move?ap=hello',
    'error “POST /channels/x/move”: app is missing: channels.move needs it.',
    'warning “ap=hello”: ap is no parameter of channels.move: Asterisk ignores it. Did you mean app?',
  ],
  ['POST /channels/x/move\n\n{"app": ""}', 'error “"app"”: app must not be empty.'],
  ['POST /channels/x/move\n\n{"app": 5}', 'error “"app"”: app must be text.'],
  [
    'POST /channels/x/move\n\n{"variables": {"app": "a"}}',
    'error “POST /channels/x/move”: app is missing: channels.move needs it.',
    'warning “"variables"”: variables is no parameter of channels.move: Asterisk ignores it.',
  ],
  ['@app =\nPOST /channels/x/move?app={{app}}', 'error “app={{app}}”: app must not be empty.'],
  ['POST /channels?endpoint=a&timeout=abc', 'error “timeout=abc”: timeout must be a whole number.'],
  [
    'POST /channels\n\n{"endpoint": "a", "timeout": "30"}',
    'error “"timeout"”: timeout must be a whole number.',
  ],
  [
    'DELETE /channels/x?reason=gone',
    'error “reason=gone”: reason must be one of normal, busy, congestion, no_answer, timeout, rejected, unallocated, normal_unspecified, number_incomplete, codec_mismatch, interworking, failure, answered_elsewhere.',
  ],
  [
    'POST /channels/x/hold?channelId=y',
    'error “channelId=y”: channelId stands in the path: Asterisk goes by that alone. Leave it out here.',
  ],
  [
    'POST /channels?endpoint=a&endpoint=b',
    'error “endpoint=a&endpoint=b”: endpoint is given more than once: Asterisk would take one of them.',
  ],
  [
    'POST /channels?endpoint=a\n\n{"CALLERID(name)": "x"}',
    'warning “"CALLERID(name)"”: CALLERID(name) is no parameter of channels.originate: Asterisk ignores it. Values of variables belong into {"variables": {…}}.',
  ],
  [
    'POST /channels/x/play?media=tone:440,1000',
    'warning “media=tone:440,1000”: Asterisk splits media at every comma, also within tone:',
  ],
  [
    'POST /asterisk/logging/..%2Fetc?configuration=notice',
    'error “..%2Fetc”: logChannelName contains a path. Give a plain file name inside the log folder of Asterisk.',
  ],
  [
    'GET /channels/..',
    'error “..”: channelId is a relative path. Proxies resolve "." and ".." in a path, so that another resource would be meant.',
  ],
  [
    'DELETE /channels/x\n\n{"channelId": "y"}',
    'error “"channelId"”: channelId stands in the path: Asterisk goes by that alone. Leave it out here.',
  ],
  [
    'POST /channels/x/move//y?app=z',
    'error “/”: A part of the path is empty: Asterisk stops reading there, and means another resource.',
    'warning “/channels/x/move//y”: ARI describes no POST of this path.',
  ],
  [
    'GET /channels/',
    'error “/”: A part of the path is empty: Asterisk stops reading there, and means another resource.',
  ],
  [
    '@e =\nPOST /channels/{{e}}/move?app=z',
    'error “/{{e}}”: A part of the path is empty: Asterisk stops reading there, and means another resource.',
  ],
  [
    'POST /channels/x/move%00',
    'error “move%00”: The path holds a character that cannot be sent.',
    'warning “/channels/x/move%00”: ARI describes no POST of this path. Did you mean /channels/x/move?',
  ],
  ['POST /channels/x%00y/move?app=z', 'error “x%00y”: The path holds a character that cannot be sent.'],
  [
    'POST /x/y?a=%00',
    'error “a=%00”: a holds a character that cannot be sent.',
    'warning “/x/y”: ARI describes no POST of this path.',
  ],
  ['GET /channels\n\n{}', 'error “{}”: GET takes no body: give parameters behind ? and &.'],
  [
    'POST /channels?endpoint=a\n\n[]',
    'error “[]”: The body is an object, such as {"variables": {"NAME": "value"}}.',
  ],
  [
    'POST /channels/{{chanel}}/answer',
    'error “{{chanel}}”: chanel is no variable, no named request and nothing to choose. Did you mean {{channel}}?',
  ],
  [
    'POST /channels/{{agent}}/answer',
    'error “{{agent}}”: agent is no variable, no named request and nothing to choose. Define it with a line @agent = value, or ask for it: {{?agent}}',
  ],
  [
    'GET /channels/{{$guuid}}',
    'error “{{$guuid}}”: $guuid is no variable, no named request and nothing to choose. Did you mean {{$uuid}}?',
  ],
  [
    '@a = {{b}}\n@b = {{a}}',
    'error “{{b}}”: b is defined by itself.',
    'error “{{a}}”: b is defined by itself.',
  ],
  ['@a = x\nGET /channels/{{a.id}}', 'error “{{a.id}}”: a is a text of this file: it has no parts.'],
] as const) {
  test(`${JSON.stringify(text)}: each problem in its place, with a remedy`, () => {
    assert.deepEqual(found(text), expected);
  });
}

test('a body that is not JSON is told where it breaks, references keeping their places', () => {
  const text = 'POST /channels?endpoint=a\n\n{"variables": {"a": "{{?A}}", "b": {{?B}} "c": 1}}';
  const [problem] = found(text);
  assert.match(
    problem ?? '',
    /^error “"c": 1\}\}”: The body is not JSON: Expected ',' or '\}' after property value/,
  );
  assert.match(found('POST /channels?endpoint=a\n\n{"a": ')[0] ?? '', /The body is not JSON: Unexpected end/);
});

test('definitions that double, or go on and on, are told before they become what nobody can hold', () => {
  const chain = (length: number, link: (next: string) => string): string =>
    Array.from({ length }, (_, index) => `@v${String(index)} = ${link(`{{v${String(index + 1)}}}`)}`).join(
      '\n',
    );
  const doubling = `${chain(40, (next) => next + next)}\n@v40 = x\nGET /channels/{{v0}}`;
  assert.match(found(doubling).at(-1) ?? '', /The text becomes longer than 100,000 characters/);
  const long = `${chain(20_000, (next) => next)}\n@v20000 = x\nGET /channels/{{v0}}`;
  assert.match(found(long).at(-1) ?? '', /is defined by too many others/);
});

test('a body that Asterisk would not take is not sent', () => {
  const body = (length: number): string =>
    `POST /channels?endpoint=a\n\n{"variables": {"A": "${'x'.repeat(length)}"}}`;
  assert.deepEqual(found(body(40_000)), []);
  const message = /The body is longer than the 40 KB that Asterisk takes/;
  assert.match(found(body(41_000))[0] ?? '', message);
  const long = `@a = ${'x'.repeat(90_000)}\nPOST /channels?endpoint=a\n\n{"variables": {"A": "${'{{a}}'.repeat(10_000)}"}}`;
  assert.match(found(long)[0] ?? '', message);
});

test('what a server is too old for is marked, not refused', () => {
  assert.deepEqual(found('POST /channels/x/progress', '16.28.0'), [
    'warning “POST /channels/x/progress”: This server does not offer channels.progress; Asterisk has it since 22.6.0, 21.11.0, 20.16.0.',
  ]);
  assert.deepEqual(found('POST /channels/x/progress', '22.10.1'), []);
});

test('of what is wrong only as much is looked for as is shown', () => {
  const text = Array.from({ length: 600 }, () => 'GET /chanels').join('\n###\n');
  assert.equal(found(text).length, 500);
});

test('fixes mend what they are offered for', () => {
  assert.equal(mended('get /channels'), 'GET /channels');
  assert.equal(mended('GET /chanels/x'), 'GET /channels/x');
  assert.equal(mended('POST /channels/x/move'), 'POST /channels/x/move?app=');
  assert.equal(mended('POST /channels\n  ?app=a'), 'POST /channels\n  ?app=a&endpoint=');
  assert.equal(mended('POST /channels?endpoint=a&apArgs=b'), 'POST /channels?endpoint=a&appArgs=b');
});
