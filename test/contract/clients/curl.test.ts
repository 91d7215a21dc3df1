import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curl, findCurl, headerOf, statusesOf, type CurlResult } from '../../support/clients/curl';
import { whyMissing } from '../../support/clients/whyMissing';
import { wscat } from '../../support/clients/wscat';
import { contractBed } from '../contractBed';
import { applicationServed, callIn } from './callIn';

const bed = contractBed();
const needed = { skip: whyMissing(findCurl) };

/** `curl -v`, logged in as the developer; `path` is below `/ari`. */
function ask(path: string, ...args: string[]): Promise<CurlResult> {
  const { url, user, password } = bed.server;
  return curl('-v', '-u', `${user}:${password}`, ...args, `${url}/ari${path}`);
}

function bridgeOf({ body }: CurlResult): { readonly id: string; readonly name: string } {
  return JSON.parse(body) as { id: string; name: string };
}

test('an answer has the headers of Asterisk', needed, async () => {
  const info = await ask('/asterisk/info');
  assert.deepEqual(statusesOf(info), [200]);
  assert.match(headerOf(info, 'Server') ?? '', /^Asterisk\/22\./);
  assert.ok(Math.abs(Date.parse(headerOf(info, 'Date') ?? '') - Date.now()) < 60_000);
  assert.equal(headerOf(info, 'Cache-Control'), 'no-cache, no-store');
  assert.equal(headerOf(info, 'Content-type'), 'application/json');
  assert.equal(headerOf(info, 'Content-Length'), String(Buffer.byteLength(info.body)));
  assert.equal(headerOf(info, 'Connection'), undefined);
  const { system } = JSON.parse(info.body) as { system: { version: string } };
  assert.match(system.version, /^22\./);
});

test('one connection serves several requests', needed, async () => {
  const { url } = bed.server;
  const both = await ask('/channels', `${url}/ari/bridges`);
  assert.deepEqual(statusesOf(both), [200, 200]);
  assert.match(both.talk, /Re-using existing connection/);
  assert.equal(both.body, '[][]');
});

test('credentials: in a header when asked for, in the URL, wrong and none', needed, async () => {
  const { url, user, password } = bed.server;
  const list = `${url}/ari/channels`;
  const whenAsked = await ask('/channels', '--anyauth');
  assert.deepEqual(statusesOf(whenAsked), [401, 200]);
  assert.deepEqual(statusesOf(await curl('-v', `${list}?api_key=${user}:${password}`)), [200]);
  for (const args of [['-u', `${user}:wrong`], ['-u', `nobody:${password}`], []]) {
    const refused = await curl('-v', ...args, list);
    assert.deepEqual(statusesOf(refused), [401]);
    assert.equal(headerOf(refused, 'WWW-Authenticate'), 'Basic realm="Asterisk REST Interface"');
    assert.deepEqual(JSON.parse(refused.body), { message: 'Authentication required' });
  }
  assert.equal((await curl('-f', '-u', `${user}:wrong`, list)).exitCode, 22);
});

test('parameters: in the URL, as a form, as JSON, in chunks', needed, async () => {
  const json = ['-H', 'Content-Type: application/json'];
  const inUrl = await ask(
    '/bridges',
    ...['-G', '-X', 'POST', '-d', 'name=in+url', '--data-urlencode', 'bridgeId=a b&c/ü'],
  );
  assert.deepEqual(bridgeOf(inUrl), { ...bridgeOf(inUrl), id: 'a b&c/ü', name: 'in url' });
  const asForm = await ask('/bridges', '--data-urlencode', 'name=a form: 50 % & more');
  assert.equal(bridgeOf(asForm).name, 'a form: 50 % & more');
  const asJson = await ask('/bridges', ...json, '-d', '{"name":"as JSON","bridgeId":"j-1"}');
  assert.deepEqual(bridgeOf(asJson), { ...bridgeOf(asJson), id: 'j-1', name: 'as JSON' });
  const inChunks = await ask(
    '/bridges',
    ...json,
    '-H',
    'Transfer-Encoding: chunked',
    '-d',
    '{"name":"chunks"}',
  );
  assert.equal(bridgeOf(inChunks).name, 'chunks');
  const withFile = await ask('/bridges', '-F', 'name=multipart');
  assert.deepEqual([statusesOf(withFile), bridgeOf(withFile).name], [[200], '']);
  const deleted = await ask('/bridges/a%20b%26c%2F%C3%BC', '-X', 'DELETE');
  assert.deepEqual([statusesOf(deleted), headerOf(deleted, 'Content-Length')], [[204], '0']);
});

test(
  'what curl can ask in other ways: HTTP/1.0, an upgrade to HTTP/2, Expect, compression',
  needed,
  async () => {
    for (const args of [
      ['--http1.0'],
      ['--http2'],
      ['--compressed'],
      ['-H', 'Expect: 100-continue', '-d', 'name=expected'],
    ]) {
      const answer = await ask('/bridges', ...args);
      assert.deepEqual(statusesOf(answer), [200], args.join(' '));
      assert.equal(answer.exitCode, 0, args.join(' '));
    }
  },
);

test('methods that a path does not have: 405 and those that it has', needed, async () => {
  for (const method of [['-X', 'PATCH'], ['-X', 'PUT'], ['-I']]) {
    const refused = await ask('/channels', ...method);
    assert.deepEqual(statusesOf(refused), [405], method.join(' '));
    assert.equal(headerOf(refused, 'Allow'), 'OPTIONS,GET,POST');
    assert.equal(headerOf(refused, 'Content-Length'), '28');
  }
  const options = await ask('/channels', '-X', 'OPTIONS');
  assert.deepEqual([statusesOf(options), headerOf(options, 'Allow')], [[204], 'OPTIONS,GET,POST']);
});

test('what is not there: JSON below /ari, a page elsewhere', needed, async () => {
  const unknown = await ask('/nonsense');
  assert.deepEqual(
    [statusesOf(unknown), JSON.parse(unknown.body)],
    [[404], { message: 'Resource not found' }],
  );
  const { url } = bed.server;
  const page = await curl('-v', `${url}/nonsense`);
  assert.deepEqual([statusesOf(page), headerOf(page, 'Content-type')], [[404], 'text/html']);
  assert.match(page.body, /<title>404 Not Found<\/title>/);
  const events = await ask('/events?app=x');
  assert.deepEqual([statusesOf(events), headerOf(events, 'Content-type')], [[426], 'text/html']);
});

test('a voice message: recorded, listed, downloaded and deleted', needed, async (context) => {
  const { url, user, password } = bed.server;
  const events = `${url.replace('http', 'ws')}/ari/events?app=myapp`;
  const terminal = wscat(context, '--auth', `${user}:${password}`, '-c', events);
  await applicationServed(bed, 'myapp');
  await callIn(bed, '500');
  const { id } = (await terminal.event('StasisStart')).channel as { id: string };
  const record = await ask(`/channels/${id}/record`, '-d', 'name=messages/ada', '-d', 'format=wav');
  assert.deepEqual(statusesOf(record), [201]);
  assert.equal(headerOf(record, 'Location'), '/ari/recordings/live/messages%2Fada');
  await terminal.event('RecordingStarted');
  assert.deepEqual(statusesOf(await ask('/recordings/live/messages%2Fada/stop', '-X', 'POST')), [204]);
  const { recording } = await terminal.event('RecordingFinished');
  assert.equal((recording as { state: string }).state, 'done');

  const { body } = await ask('/recordings/stored');
  const stored = JSON.parse(body) as { name: string; format: string }[];
  assert.ok(stored.some(({ name, format }) => name === 'messages/ada' && format === 'wav'));
  const file = await ask('/recordings/stored/messages%2Fada/file', '-o', '-');
  assert.deepEqual([statusesOf(file), headerOf(file, 'Content-Type')], [[200], 'audio/wav']);
  assert.equal(headerOf(file, 'Content-Length'), String(file.bytes.length));
  assert.match(file.bytes.toString('latin1', 0, 16), /^RIFF.{4}WAVEfmt $/s);
  assert.deepEqual(statusesOf(await ask('/recordings/stored/messages%2Fada', '-X', 'DELETE')), [204]);
  const gone = await ask('/recordings/stored/messages%2Fada');
  assert.deepEqual([statusesOf(gone), JSON.parse(gone.body)], [[404], { message: 'Recording not found' }]);
  await terminal.interrupt();
});
