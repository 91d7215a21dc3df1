import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RestExchange, RestRequest } from '../../../src/ari/restClient';
import { CallHistory, type HistoryLimits } from '../../../src/session/callHistory';

const LIMITS: HistoryLimits = { calls: 3, backgroundCalls: 2, answerBytes: 10 };

function requestOf(id: string, background = false): RestRequest {
  return { operation: 'channels.get', method: 'GET', path: `/pbx/ari/channels/${id}`, background };
}

function exchangeOf(request: RestRequest, answer = ''): RestExchange {
  const body = Buffer.from(answer);
  return { ...request, status: 200, durationMs: 1, answer: { contentType: 'application/json', body } };
}

function pathsOf(history: CallHistory): string[] {
  return Array.from(history.calls, ({ path }) => path);
}

test('a call is there when it goes out, and gets its outcome when it is answered', () => {
  const history = new CallHistory(LIMITS);
  let changes = 0;
  history.onDidChange(() => (changes += 1));
  const { onSend, onExchange } = history.recorder('lab', '/pbx');
  onSend({ ...requestOf('a'), body: '{}' });
  assert.deepEqual(
    Array.from(history.calls, ({ path, body, outcome }) => ({ path, body, outcome })),
    [{ path: '/channels/a', body: '{}', outcome: undefined }],
  );
  onExchange({ ...requestOf('a'), body: '{}', status: undefined, durationMs: 7, error: new Error('lost') });
  assert.equal(history.call(1)?.outcome?.problem?.message, 'lost');
  assert.equal(changes, 2);
});

test('calls that are alike each get an answer, also when both are under way', () => {
  const history = new CallHistory(LIMITS);
  const { onSend, onExchange } = history.recorder('lab', '');
  onSend(requestOf('a'));
  onSend(requestOf('a'));
  onExchange(exchangeOf(requestOf('a'), '1'));
  onExchange(exchangeOf(requestOf('a'), '2'));
  const bodies = Array.from(history.calls, ({ outcome }) => outcome?.answer?.body.toString());
  assert.deepEqual(bodies, ['1', '2']);
});

test('two connections that send the same do not get each other’s answers', () => {
  const history = new CallHistory(LIMITS);
  const [one, other] = [history.recorder('one', ''), history.recorder('other', '')];
  one.onSend(requestOf('a'));
  other.onSend(requestOf('a'));
  other.onExchange(exchangeOf(requestOf('a')));
  assert.deepEqual(
    Array.from(history.calls, ({ connectionId, outcome }) => [connectionId, outcome !== undefined]),
    [
      ['one', false],
      ['other', true],
    ],
  );
});

test('polling pushes out no call that somebody made, nor the other way round', () => {
  const history = new CallHistory(LIMITS);
  const { onSend } = history.recorder('lab', '/pbx');
  for (const id of ['1', '2', '3', '4']) onSend(requestOf(id));
  for (const id of ['p1', 'p2', 'p3', 'p4']) onSend(requestOf(id, true));
  onSend(requestOf('5'));
  assert.deepEqual(
    pathsOf(history),
    ['3', '4', 'p3', 'p4', '5'].map((id) => `/channels/${id}`),
  );
});

test('the oldest answers go when all are too large; of polls none is kept', () => {
  const history = new CallHistory(LIMITS);
  const { onSend, onExchange } = history.recorder('lab', '');
  for (const [id, answer] of [
    ['a', '123456'],
    ['b', '1234'],
    ['c', '12'],
  ] as const) {
    onSend(requestOf(id));
    onExchange(exchangeOf(requestOf(id), answer));
  }
  onSend(requestOf('p', true));
  onExchange(exchangeOf(requestOf('p', true), '1'));
  const answers = Array.from(history.calls, ({ outcome }) => outcome?.answer?.body.toString());
  assert.deepEqual(answers, [undefined, '1234', '12', undefined]);
});

test('a channel is called what it was called when the request went out', () => {
  const names = new Map([['a', 'PJSIP/alice-1']]);
  const history = new CallHistory(LIMITS);
  const { onSend, onExchange } = history.recorder('lab', '/pbx', (id) => names.get(id));
  onSend(requestOf('a'));
  names.clear();
  onExchange(exchangeOf(requestOf('a')));
  onSend(requestOf('a'));
  const abouts = Array.from(history.calls, ({ about }) => about);
  assert.deepEqual(abouts, ['PJSIP/alice-1', 'a']);
});

test('clearing leaves what is under way, and its answer still comes', () => {
  const history = new CallHistory(LIMITS);
  const { onSend, onExchange } = history.recorder('lab', '/pbx');
  onSend(requestOf('a'));
  onSend(requestOf('b'));
  onExchange(exchangeOf(requestOf('a')));
  history.clear();
  assert.deepEqual(pathsOf(history), ['/channels/b']);
  onExchange(exchangeOf(requestOf('b')));
  assert.equal(history.call(2)?.outcome?.status, 200);
  for (const id of ['c', 'd', 'e']) onSend(requestOf(id));
  assert.equal(pathsOf(history).length, 3, 'what was cleared does not count');
});
