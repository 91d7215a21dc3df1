import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resourceChoices } from '../../../src/copyAs/offeredRequests';
import { readRequest } from '../../../src/copyAs/readRequest';
import { rowTargets } from '../../../src/copyAs/rowTargets';
import { sentCall } from '../../../src/copyAs/sentCall';
import type { LogEntry } from '../../../src/capture/logEntry';

function eventOf(event: unknown): LogEntry {
  const raw = Buffer.from(JSON.stringify(event));
  return { seq: 1, time: 0, connectionId: 'lab', type: 'x', kind: 'event', raw };
}

test('every node has the request that reads it', () => {
  const expected = [
    [{ kind: 'channel', id: 'a/b' }, '/channels/a%2Fb'],
    [{ kind: 'endpoint', id: 'PJSIP/alice/x' }, '/endpoints/PJSIP/alice%2Fx'],
    [{ kind: 'subscription', id: '["my app","channel:1"]' }, '/applications/my%20app'],
    [{ kind: 'storedRecording', id: 'messages/ada' }, '/recordings/stored/messages%2Fada'],
    [{ kind: 'globalVariable', id: 'A&B' }, '/asterisk/variable?variable=A%26B'],
    [{ kind: 'folder', id: 'module' }, '/asterisk/modules'],
    [{ kind: 'technology', id: 'PJSIP' }, '/endpoints/PJSIP'],
    [{ kind: 'logChannel', id: 'x' }, '/asterisk/logging'],
    [{ kind: 'server', id: '' }, '/asterisk/info'],
    [{ kind: 'channel', id: '..' }, undefined],
    [{ kind: 'folder', id: 'constructor' }, undefined],
    [{ kind: 'toString', id: 'x' }, undefined],
    [{ kind: 'channel', id: '\ud800' }, '/channels/%EF%BF%BD'],
  ] as const;
  for (const [target, path] of expected)
    assert.equal(readRequest(target)?.path, path, JSON.stringify(target));
});

test('a row tells its resources, each once, and what it plays or records first', () => {
  const resources = rowTargets(
    eventOf({
      type: 'PlaybackStarted',
      application: 'app',
      playback: { id: 'p', target_uri: 'channel:c' },
      channel: { id: 'c' },
      bridge: { id: 'b' },
    }),
  );
  assert.deepEqual(
    resources.map(({ kind, id }) => `${kind} ${id}`),
    ['playback p', 'channel c', 'bridge b', 'application app'],
  );
  const finished = rowTargets(eventOf({ type: 'RecordingFinished', recording: { name: 'r' } }));
  assert.deepEqual(finished, [{ kind: 'storedRecording', id: 'r' }]);
  assert.deepEqual(rowTargets(eventOf([1])), []);
});

/** The row of a call that took 5 ms, logged at `time`. */
function rowOf(time: number, sent?: true): LogEntry {
  const call = {
    operation: 'channels.hold',
    method: 'POST',
    path: '/channels/c/hold',
    status: 204,
    durationMs: 5,
    error: undefined,
    background: false,
    ...(sent && { sent }),
  };
  return { seq: 1, time, connectionId: 'lab', type: 'REST', kind: 'call', call };
}

test('the row of a call finds the one of the history that went out at its time', () => {
  const past = [10_000, 20_000, 20_400].map((sentAt, at) => ({
    number: at,
    connectionId: 'lab',
    sentAt,
    operation: 'channels.hold',
    method: 'POST',
    path: '/channels/c/hold',
    body: String(at),
    about: 'c',
    background: false,
    outcome: undefined,
  }));
  assert.equal(sentCall(past, rowOf(20_006))?.body, '1');
  assert.equal(sentCall(past, rowOf(20_401, true))?.body, '2');
  assert.equal(sentCall(past, rowOf(15_000)), undefined, 'none is near');
  assert.equal(sentCall(past, { ...rowOf(10_000, true), connectionId: 'other' }), undefined);
  assert.equal(sentCall(past, eventOf({})), undefined);
});

test('reads stand before actions; where there are several resources each says whose', async () => {
  const actionsOf = ({ kind }: { readonly kind: string }) =>
    kind === 'channel'
      ? [
          {
            title: 'Hold',
            requests: async () => Promise.resolve([{ method: 'POST', path: '/channels/c/hold' }]),
          },
        ]
      : [];
  const choices = resourceChoices(
    [
      { kind: 'bridge', id: 'b' },
      { kind: 'channel', id: 'c' },
    ],
    actionsOf,
  );
  assert.deepEqual(
    choices.map((choice) => ('separator' in choice ? `-- ${choice.separator}` : choice.label)),
    ['GET /bridges/b', 'GET /channels/c', '-- Actions: channel c', 'Hold'],
  );
  const hold = choices.at(-1);
  assert.ok(hold && 'value' in hold);
  const [request] = (await hold.value(AbortSignal.timeout(1_000))) ?? [];
  assert.equal(request?.path, '/channels/c/hold');
});
