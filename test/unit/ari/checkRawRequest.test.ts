import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRawRequest } from '../../../src/ari/checkRawRequest';

function refusal(method: string, path: string, body?: string): string {
  try {
    checkRawRequest({ method, path, body });
  } catch (error) {
    const { name, code, message } = error as { name: string; code: string; message: string };
    assert.deepEqual([name, code], ['AriError', 'badParameter']);
    return message;
  }
  assert.fail(`${method} ${path} was accepted`);
}

test('names the operation that it is, and what that answers with', () => {
  const checked = checkRawRequest({ method: 'POST', path: '/channels/a%2Fb/play?media=x', body: undefined });
  assert.deepEqual(checked, { method: 'POST', operation: 'channels.play', result: 'Playback' });
  const unknown = checkRawRequest({ method: 'PUT', path: '/channels/a/teleport?to=moon', body: undefined });
  assert.deepEqual(unknown, { method: 'PUT', operation: 'PUT /channels/a/teleport', result: undefined });
});

test('a move without app, which crashes Asterisk 22.10.1, is refused however it is written', () => {
  for (const [path, body] of [
    ['/channels/c/move', undefined],
    ['/channels/c/move?app=', undefined],
    ['/channels/c/move?App=x', undefined],
    ['/channels/c/%6dove', undefined],
    ['/channels/c/move?app=x&app=', undefined],
    ['/channels/c/move?app=x', '{"app":""}'],
    ['/channels/c/move?app=x', '{"app":1}'],
    ['/channels/c/move', '{"appArgs":"x"}'],
    ['/channels/c/move', 'no JSON'],
    ['/channels/c/move?app=x', '{"app":null}'],
  ] as const) {
    assert.equal(refusal('POST', path, body), 'app is required.', path);
  }
  checkRawRequest({ method: 'POST', path: '/channels/c/move?app=x', body: undefined });
  checkRawRequest({ method: 'POST', path: '/channels/c/move', body: '{"app":"x"}' });
});

test('what should be texts in a body is', () => {
  const path = '/channels/c/play';
  for (const media of ['1', '[1]', '["sound:a", null]', '{}', '[["sound:a"]]']) {
    assert.match(refusal('POST', path, `{"media":${media}}`), /^media must be text/);
  }
  checkRawRequest({ method: 'POST', path, body: '{"media":["sound:a"]}' });
  checkRawRequest({ method: 'POST', path, body: '{"media":"sound:a"}' });
});

test('paths that lead elsewhere, and what is no path, are refused', () => {
  for (const path of ['', 'channels', 'http://x/', '/a b', '/ä', '/a\r\nX: y', '/a#b', '/a\u0000']) {
    assert.match(refusal('GET', path), /path must begin with/, path);
  }
  for (const path of ['/channels/..', '/channels/%2e%2E/x', '/./channels', '/recordings/stored/.%2e/x']) {
    assert.match(refusal('GET', path), /relative/, path);
  }
  for (const name of ['..%2Fx', 'a%2F..%2Fb', '%2Fetc%2Fx', '..']) {
    assert.match(refusal('POST', `/channels/c/record?name=${name}&format=wav`), /^name leads out/, name);
    assert.match(refusal('POST', `/bridges/b/record?name=${name}&format=wav`), /^name leads out/, name);
    const copy = `/recordings/stored/a/copy?destinationRecordingName=${name}`;
    assert.match(refusal('POST', copy), /^destinationRecordingName leads out/, name);
  }
  assert.match(refusal('POST', '/channels/c/record?name=x', '{"name":"../x"}'), /^name leads out/);
  checkRawRequest({ method: 'POST', path: '/channels/c/record?name=a%2Fb..c&format=wav', body: undefined });
  assert.match(refusal('POST', '/asterisk/logging/..%2F..%2Fx?configuration=debug'), /path/);
  assert.match(refusal('DELETE', '/asterisk/logging/a%5Cb'), /path/);
});

test('what Asterisk reads otherwise than we do is refused: it stops at an empty part, and at %00', () => {
  for (const path of [
    ...['/channels/c/move//x', '/channels/c/move/', '//channels/c/move', '/', '/channels//c/move?app=x'],
    ...['/channels/c/move//', '/channels/c/dial//x', '/asterisk/logging/..%2Fx//x?configuration=debug'],
  ]) {
    assert.match(refusal('POST', path), /empty part/, path);
  }
  for (const path of [
    ...[
      '/channels/c/move%00',
      '/channels/c%00x/move?app=x',
      '/channels/c/move%00x/y',
      '/channels/c/%6',
      '/a%',
    ],
    ...[
      '/channels/c/move?app=%00',
      '/channels/c/move?app%00=x',
      '/channels/c/move?app=x%0',
      '/channels/%0x0',
    ],
    ...['/channels/%ff/move?app=x', '/channels/c/move?app=%ff', '/channels/%c3/%a4', '/a?b=%ed%a0%80'],
  ]) {
    assert.match(refusal('POST', path), /escape that is no character/, path);
  }
  checkRawRequest({ method: 'POST', path: '/channels/%C3%A4/move?app=%25%F0%9F%98%80', body: undefined });
});

test('what the path names stands nowhere else, so that the question before it names what is meant', () => {
  for (const [path, body] of [
    ['/channels/1700.1?channelId=my-test', undefined],
    ['/channels/1700.1?channelId=', undefined],
    ['/channels/1700.1', '{"channelId":"my-test"}'],
    ['/channels/1700.1', '{"channelId":null}'],
  ] as const) {
    assert.match(refusal('DELETE', path, body), /^channelId stands in the path, and again/, path);
  }
});

test('methods that ARI has not are refused: HEAD breaks the parser of answers', () => {
  for (const method of ['HEAD', 'PATCH', 'OPTIONS', 'get', '', 'GET /x HTTP/1.1\r\n']) {
    assert.match(refusal(method, '/channels'), /method/);
  }
});
