import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { AriError } from '../../../../src/ari/ariError';
import { readFrame } from '../../../../src/ari/eventFrame';
import type { RestClient } from '../../../../src/ari/restClient';
import type { ListKind } from '../../../../src/session/lists/listedResource';
import { ServerLists } from '../../../../src/session/lists/serverLists';
import { writtenList } from '../../../../src/session/lists/writtenLists';
import { waitFor } from '../../../support/waitFor';

/** A server whose answers the test gives, and what it was asked. */
function rig(context: TestContext, answers: Record<string, (params: Record<string, string>) => unknown>) {
  const asked: string[] = [];
  const names: string[] = [];
  const state = { isLive: true };
  const rest: Pick<RestClient, 'call'> = {
    call: (async (operation: string, params: Record<string, string>) => {
      asked.push([operation, ...Object.values(params)].join(' '));
      return Promise.resolve(answers[operation]?.(params));
    }) as RestClient['call'],
  };
  const lists = new ServerLists({
    rest,
    prefix: '/pbx',
    variables: {
      list: () => names,
      add: (name) => {
        if (!names.includes(name)) names.push(name);
      },
    },
    isLive: () => state.isLive,
  });
  context.after(() => lists.dispose());
  const told: ListKind[] = [];
  lists.onDidChange((kind) => told.push(kind));
  return { lists, asked, names, state, told };
}

function ids(lists: ServerLists, kind: ListKind): readonly string[] | undefined {
  const { items } = lists.get(kind);
  return items && [...items.keys()];
}

const event = (value: Record<string, unknown>) => readFrame(JSON.stringify(value));
const wrote = (method: string, path: string) => ({ method, path: `/pbx/ari${path}`, status: 204 });

function missing(): never {
  throw new AriError({ code: 'http', operation: 'x', message: 'Resource not found', hint: '', status: 404 });
}

describe('lists that are asked for', () => {
  test('nothing is asked before somebody looks, and once for two who do', async (context) => {
    const { lists, asked, told } = rig(context, {
      'asterisk.listModules': () => [{ name: 'b.so' }, { name: 'a.so' }],
    });
    lists.refreshKnown();
    assert.deepEqual(asked, []);
    assert.deepEqual(lists.get('module'), { items: undefined, isLoading: false, problem: undefined });
    const [first, second] = await Promise.all([lists.load('module'), lists.load('module')]);
    assert.deepEqual([...first.keys()], ['b.so', 'a.so']);
    assert.equal(first, second);
    await lists.load('module');
    // The second looker came while the first question was under way, so it was asked once more, not thrice.
    assert.ok(asked.length <= 2, asked.join());
    await waitFor('it to be told', () => told.includes('module'));
  });

  test('what is no resource is left out', async (context) => {
    const answer = [null, 7, 'x', {}, { name: 5 }, { name: '' }, { name: 'ok', format: 'wav' }];
    const { lists } = rig(context, { 'recordings.listStored': () => answer });
    await lists.refresh('storedRecording');
    assert.deepEqual(ids(lists, 'storedRecording'), ['ok']);
  });

  test('the console is a log channel without a name', async (context) => {
    const answer = [
      { channel: '', type: 'Console', status: 'Enabled', configuration: 'ERROR ' },
      { channel: '/var/log/asterisk/messages', type: 'File', status: 'Enabled', configuration: 'ERROR ' },
      { channel: '', type: 'File' },
    ];
    const { lists } = rig(context, { 'asterisk.listLogChannels': () => answer });
    await lists.refresh('logChannel');
    assert.deepEqual(ids(lists, 'logChannel'), ['Console', '/var/log/asterisk/messages']);
  });

  test('a question that fails is told, keeps what was known, and is asked again when the server is back', async (context) => {
    let fails = false;
    const list = (): unknown => {
      if (fails) throw new AriError({ code: 'timeout', operation: 'x', message: 'No answer', hint: 'Wait.' });
      return [{ name: '500@default' }];
    };
    const { lists, state } = rig(context, { 'mailboxes.list': list });
    await lists.refresh('mailbox');
    fails = true;
    await lists.refresh('mailbox');
    assert.equal(lists.get('mailbox').problem?.message, 'No answer');
    assert.deepEqual(ids(lists, 'mailbox'), ['500@default']);
    await assert.rejects(lists.load('mailbox'), /No answer/);
    state.isLive = false;
    await lists.refresh('mailbox');
    assert.equal(lists.get('mailbox').problem?.code, 'closed');
    [fails, state.isLive] = [false, true];
    lists.refreshKnown();
    await waitFor('the list', () => lists.get('mailbox').problem === undefined);
  });

  test('what the server does not offer any more is gone', async (context) => {
    const answers: Record<string, () => unknown> = { 'mailboxes.list': () => [{ name: 'm' }] };
    const { lists } = rig(context, answers);
    await lists.refresh('mailbox');
    answers['mailboxes.list'] = missing;
    await lists.refresh('mailbox');
    assert.equal(lists.get('mailbox').items, undefined);
    assert.equal(lists.get('mailbox').problem?.status, 404);
  });
});

describe('what we write', () => {
  test('its path tells the list', () => {
    const kinds = [
      '/asterisk/logging/x/rotate',
      '/asterisk/modules/a.so',
      '/asterisk/variable?value=1&variable=A%26B',
      '/deviceStates/Stasis%3Ax?deviceState=BUSY',
      '/mailboxes/1',
      '/recordings/live/a/stop',
      '/recordings/stored/a',
      '/recordings/storedness',
      '/channels/recordings/stored',
    ].map((path) => writtenList(path)?.kind);
    const expected = ['logChannel', 'module', 'globalVariable', 'deviceState', 'mailbox', 'liveRecording'];
    assert.deepEqual(kinds, [...expected, 'storedRecording', undefined, undefined]);
    assert.equal(writtenList('/asterisk/variable?value=1&variable=A%26B')?.variable, 'A&B');
  });

  test('a list that somebody looks at is asked for again after a write, no other', async (context) => {
    const { lists, asked } = rig(context, {
      'recordings.listStored': () => [{ name: 'a' }],
      'mailboxes.list': () => [],
    });
    await lists.refresh('storedRecording');
    lists.noteExchange(wrote('DELETE', '/recordings/stored/a'));
    lists.noteExchange(wrote('PUT', '/mailboxes/1'));
    lists.noteExchange({ ...wrote('DELETE', '/recordings/stored/a'), status: 409 });
    lists.noteExchange(wrote('GET', '/recordings/stored'));
    lists.noteExchange({ ...wrote('DELETE', '/recordings/stored/a'), path: '/ari/recordings/stored/a' });
    await lists.load('storedRecording');
    await waitFor('the answer', () => !lists.get('storedRecording').isLoading);
    assert.deepEqual(asked, ['recordings.listStored', 'recordings.listStored']);
  });

  test('a global variable that we set is shown from then on; Asterisk lists none', async (context) => {
    const { lists, names } = rig(context, {
      'asterisk.getGlobalVar': ({ variable }) => ({ value: `${variable}!` }),
    });
    assert.deepEqual([...(await lists.load('globalVariable')).keys()], []);
    lists.noteExchange(wrote('POST', '/asterisk/variable?variable=TRUNK&value=x'));
    await waitFor('the variable', () => ids(lists, 'globalVariable')?.includes('TRUNK'));
    assert.deepEqual(names, ['TRUNK']);
    assert.equal(lists.get('globalVariable').items?.get('TRUNK')?.raw.value, 'TRUNK!');
  });

  test('a module that is loaded brings back what could not be had', async (context) => {
    const answers: Record<string, () => unknown> = { 'mailboxes.list': missing };
    const { lists } = rig(context, answers);
    await lists.refresh('mailbox');
    answers['mailboxes.list'] = () => [{ name: 'm' }];
    lists.noteExchange(wrote('POST', '/asterisk/modules/res_ari_mailboxes.so'));
    await waitFor('the mailboxes', () => ids(lists, 'mailbox')?.includes('m'));
  });
});

describe('what events tell', () => {
  const recording = { name: 'r', format: 'wav', target_uri: 'channel:c', state: 'recording' };

  test('a recording is under way until it ends, and lies on the disk when it has ended well', async (context) => {
    const { lists } = rig(context, { 'recordings.listStored': () => [] });
    await lists.load('storedRecording');
    lists.take(event({ type: 'RecordingStarted', recording }));
    lists.take(event({ type: 'RecordingStarted', recording: { ...recording, name: 'bad' } }));
    assert.deepEqual(ids(lists, 'liveRecording'), ['r', 'bad']);
    lists.take(event({ type: 'RecordingFinished', recording: { ...recording, state: 'done' } }));
    lists.take(event({ type: 'RecordingFailed', recording: { ...recording, name: 'bad', state: 'failed' } }));
    assert.deepEqual(ids(lists, 'liveRecording'), []);
    assert.deepEqual(lists.get('storedRecording').items?.get('r')?.raw, { name: 'r', format: 'wav' });
    lists.take(
      event({ type: 'RecordingFinished', recording: { ...recording, name: 'c', state: 'canceled' } }),
    );
    assert.deepEqual(ids(lists, 'storedRecording'), ['r']);
  });

  test('what is told while an answer is under way is not lost with it', async (context) => {
    let answer = (): void => undefined;
    const late = new Promise<unknown>((resolve) => (answer = () => resolve([{ name: 'old' }])));
    const { lists, asked } = rig(context, { 'recordings.listStored': () => late });
    const loading = lists.load('storedRecording');
    await waitFor('the question', () => asked.length === 1);
    lists.take(event({ type: 'RecordingFinished', recording: { ...recording, state: 'done' } }));
    answer();
    assert.deepEqual([...(await loading).keys()], ['old', 'r']);
  });

  test('a recording of ours is there while it waits behind a playback; one that has ended is not', async (context) => {
    const { lists } = rig(context, {
      'recordings.getLive': ({ recordingName }) =>
        recordingName === 'gone' ? missing() : { ...recording, state: 'queued' },
    });
    const answerOf = (name: string) => ({
      ...wrote('POST', '/channels/c/record?name=x&format=wav'),
      status: 201,
      answer: { contentType: 'application/json', body: Buffer.from(JSON.stringify({ ...recording, name })) },
    });
    lists.noteExchange(answerOf('r'));
    assert.deepEqual(ids(lists, 'liveRecording'), ['r']);
    lists.noteExchange(answerOf('gone'));
    await waitFor('the one that is left', () => !lists.get('liveRecording').isLoading);
    assert.deepEqual(ids(lists, 'liveRecording'), ['r']);
  });

  test('of device states those of ARI only; the others are endpoints’', async (context) => {
    const { lists } = rig(context, { 'deviceStates.list': () => [] });
    await lists.load('deviceState');
    for (const name of ['Stasis:lamp', 'PJSIP/alice', 'Stasis:lamp'])
      lists.take(event({ type: 'DeviceStateChanged', device_state: { name, state: 'INUSE' } }));
    assert.deepEqual(ids(lists, 'deviceState'), ['Stasis:lamp']);
  });

  test('hostile events change nothing', (context) => {
    const { lists } = rig(context, {});
    for (const value of [null, 5, 'x', [], {}, { name: 7 }, { name: '' }])
      for (const type of ['RecordingStarted', 'RecordingFinished', 'RecordingFailed', 'DeviceStateChanged'])
        lists.take(event({ type, recording: value, device_state: value }));
    assert.deepEqual(ids(lists, 'liveRecording'), []);
  });

  test('a thousand events are told once', async (context) => {
    const { lists, told } = rig(context, {});
    for (let count = 0; count < 1_000; count += 1)
      lists.take(event({ type: 'RecordingStarted', recording: { ...recording, name: `r${String(count)}` } }));
    await waitFor('it to be told', () => told.length > 0);
    assert.deepEqual(told, ['liveRecording']);
    assert.equal(ids(lists, 'liveRecording')?.length, 1_000);
  });
});
