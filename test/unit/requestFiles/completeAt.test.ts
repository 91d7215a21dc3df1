import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { completeAt } from '../../../src/requestFiles/assist/completeAt';
import type { Completion } from '../../../src/requestFiles/assist/completion';
import { operationSnippet } from '../../../src/requestFiles/assist/operationTemplate';
import { found, OPERATIONS } from './requestFixture';

/** What is offered at the `|` of a text. */
function offered(marked: string): readonly Completion[] {
  const offset = marked.indexOf('|');
  return completeAt(marked.replace('|', ''), offset, OPERATIONS)?.items ?? [];
}

function labels(marked: string): readonly string[] {
  return offered(marked).map(({ label }) => label);
}

/** The text after the item labelled `label` was taken, its places to type in left empty. */
function taken(marked: string, label: string): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const answer = completeAt(text, offset, OPERATIONS);
  const item = answer?.items.find((each) => each.label === label);
  assert.ok(answer && item, `${label} is not among ${labels(marked).join(', ')}`);
  const written = item.isSnippet
    ? item.text.replace(/\$\{\d+:((?:\\.|[^}\\])*)\}|\$\d+/g, '$1').replace(/\\([\\$}])/g, '$1')
    : item.text;
  return text.slice(0, answer.span.start) + written + text.slice(answer.span.end);
}

test('where a request begins: every operation, with what it cannot do without', () => {
  assert.equal(labels('|').length, OPERATIONS.length - 1);
  assert.equal(
    taken('### x\nans|', 'POST /channels/{channelId}/answer'),
    '### x\nPOST /channels/{{channel}}/answer',
  );
  assert.equal(
    taken('|', 'POST /channels/{channelId}/move'),
    'POST /channels/{{channel}}/move?app={{application}}',
  );
  assert.equal(taken('POST|', 'POST /bridges/{bridgeId}'), 'POST /bridges/{{$uuid}}');
  assert.equal(
    taken('|', 'DELETE /recordings/live/{recordingName}'),
    'DELETE /recordings/live/{{liveRecording}}',
  );
  assert.equal(
    taken('|', 'POST /channels/{channelId}/variables'),
    'POST /channels/{{channel}}/variables\n\n{"variables": {}}',
  );
});

test('every operation’s snippet is a request that only lacks what nobody can know', () => {
  for (const operation of OPERATIONS.filter(({ isWebSocket }) => !isWebSocket)) {
    const typed = new Map([
      ['int', '5'],
      ['long', '5'],
      ['boolean', 'true'],
    ]);
    const filledIn = operationSnippet(operation)
      .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, (_, name: string) => {
        const parameter = operation.params.find((each) => each.name === name);
        return parameter?.allowed?.[0] ?? typed.get(parameter?.type ?? '') ?? name;
      })
      .replace(/\\([\\$}])/g, '$1');
    assert.deepEqual(found(`${operation.method} ${filledIn}`), [], operation.id);
  }
});

test('in a path: what it could become; what is written of it stays', () => {
  assert.ok(labels('GET /|').includes('/mailboxes/{mailboxName}'));
  assert.ok(!labels('PUT /|').includes('/channels'));
  assert.ok(labels('GET /mailboxes/|').includes('{{mailbox}}'));
  assert.deepEqual(
    labels('POST /channels/17.1/pl|').filter((label) => label.includes('play')),
    ['/channels/{channelId}/play', '/channels/{channelId}/play/{playbackId}'],
  );
  assert.equal(
    taken('POST /channels/17.1/pl|', '/channels/{channelId}/play'),
    'POST /channels/17.1/play?media=media',
  );
  assert.equal(taken('DELETE /channels/|', '{{channel}}'), 'DELETE /channels/{{channel}}');
  const { live } = completeAt('DELETE /channels/', 17, OPERATIONS) ?? {};
  assert.deepEqual(
    [live?.operationId, live?.name, live?.write('a/b')],
    ['channels.hangup', 'channelId', '/channels/a%2Fb'],
  );
});

test('in a query: names that are still open, the required ones first; values', () => {
  assert.deepEqual(labels('POST /channels/x/move?|'), ['app', 'appArgs']);
  assert.deepEqual(labels('POST /channels/x/move?app=a\n  &|'), ['appArgs']);
  assert.equal(taken('POST /channels/x/move?a|', 'appArgs'), 'POST /channels/x/move?appArgs=');
  assert.deepEqual(labels('POST /channels/x/mute?direction=|'), ['both', 'in', 'out']);
  assert.deepEqual(labels('GET /asterisk/info?only=build,|').slice(0, 2), ['build', 'system']);
  assert.equal(taken('GET /asterisk/info?only=build,s|', 'system'), 'GET /asterisk/info?only=build,system');
  assert.ok(labels('@who = PJSIP/a\nPOST /channels?endpoint=|').includes('{{who}}'));
  const at = 'POST /bridges/b/removeChannel?channel=';
  const { live } = completeAt(at, at.length, OPERATIONS) ?? {};
  assert.ok(live);
  assert.deepEqual(live.given, { bridgeId: 'b', channel: '' });
  assert.equal(live.write('a&b'), 'a%26b');
});

test('between braces: variables, named requests, what is chosen live, and their parts', () => {
  const file = '@who = x\n# @name call\nPOST /channels?endpoint={{who}}&app=a\n###\n';
  assert.deepEqual(labels(`${file}DELETE /channels/{{|`).slice(0, 3), ['who', 'call', 'channel']);
  assert.equal(taken(`${file}DELETE /channels/{{ch|`, 'channel'), `${file}DELETE /channels/{{channel}}`);
  assert.equal(taken(`${file}DELETE /channels/{{ch|}}`, 'channel'), `${file}DELETE /channels/{{channel}}`);
  assert.equal(taken(`${file}DELETE /channels/{{ca|`, 'call'), `${file}DELETE /channels/{{call.`);
  assert.equal(taken(`${file}DELETE /channels/{{call.i|`, 'id'), `${file}DELETE /channels/{{call.id}}`);
  assert.ok(labels('GET /x/{{channel.caller.|}}').includes('number'));
  assert.deepEqual(labels('GET /x/{{playback.|').slice(0, 2), ['id', 'media_uri']);
});

test('in a body: keys and values', () => {
  assert.equal(labels('POST /channels?endpoint=a\n\n{|}')[0], 'variables');
  assert.equal(taken('POST /channels\n\n{"endp|', 'endpoint'), 'POST /channels\n\n{"endpoint": ""');
  assert.deepEqual(labels('PUT /applications/a/eventFilter\n\n{|'), ['allowed', 'disallowed']);
  assert.ok(labels('PUT /applications/a/eventFilter\n\n{"allowed": [{"type": "|').includes('StasisStart'));
  assert.deepEqual(labels('POST /channels/x/mute\n\n{"direction": "|"}'), ['both', 'in', 'out']);
  assert.deepEqual(labels('POST /channels\n\n{"variables": {|}}'), []);
});

test('nothing where nothing is known', () => {
  for (const text of ['### |', '# a|', '@a = |', 'GET /nowhere?|', 'POST /channels?nope=|'])
    assert.deepEqual(labels(text), [], text);
});

test('property: at any place of any text, what is replaced holds the place', () => {
  const piece = fc.constantFrom(
    'GET ',
    'POST /channels',
    '/x/',
    '?a=',
    '&',
    '{{',
    '}}',
    '\n',
    '\n\n{"a": ',
    '"',
    '###\n',
    ',',
    '# @name a\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 }))), fc.nat(60), (pieces, place) => {
      const text = pieces.join('');
      const offset = Math.min(place, text.length);
      const { span } = completeAt(text, offset, OPERATIONS) ?? { span: { start: offset, end: offset } };
      assert.ok(
        span.start <= offset && offset <= span.end,
        `${String(span.start)} ${String(offset)} ${String(span.end)}`,
      );
      assert.ok(!/[\r\n]/.test(text.slice(span.start, span.end)));
    }),
  );
});
