import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AriError } from '../../../src/ari/ariError';
import type { EventLog } from '../../../src/capture/eventLog';
import { bench, held, profileOf, settled } from './connectionsBench';

test('nothing is loaded before the first connection, and the log is opened once', async () => {
  const { connections, sessions, told, loads } = bench();
  const logs: EventLog[] = [];
  connections.onDidOpenLog((log) => logs.push(log));
  connections.setProfiles([profileOf('a'), profileOf('b')]);
  assert.equal(loads(), 0);
  assert.equal(connections.log, undefined);
  assert.deepEqual(connections.state('a'), { status: 'disconnected' });
  await connections.connect('a');
  await connections.connect('b');
  assert.equal(logs.length, 1);
  assert.equal(connections.log, logs[0]);
  assert.equal(sessions.length, 2);
  assert.equal(connections.session('a')?.ourApplication, 'watcher');
  assert.equal(told[0], 'a connecting');
});

test('password and the text of the CA file reach the session', async () => {
  const { connections, sessions } = bench();
  connections.setProfiles([profileOf('a', { caFile: '/ca.pem' })]);
  await connections.connect('a');
  assert.equal(sessions[0]?.password, 'secret');
  assert.equal(sessions[0].ca, 'text of /ca.pem');
});

test('connecting again uses the open session: retry now, take over', async () => {
  const { connections, sessions } = bench();
  connections.setProfiles([profileOf('a')]);
  await connections.connect('a');
  await connections.connect('a');
  assert.equal(sessions.length, 1);
  assert.equal(sessions[0]?.connects, 2);
});

test('an unknown id connects nothing', async () => {
  const { connections, told, loads } = bench();
  await connections.connect('nobody');
  assert.deepEqual([told, loads()], [[], 0]);
});

test('a password not given leaves the connection disconnected, without a session', async () => {
  const { connections, told, loads } = bench({ password: () => Promise.resolve(undefined) });
  connections.setProfiles([profileOf('a')]);
  await connections.connect('a');
  assert.deepEqual(told, ['a connecting', 'a disconnected']);
  assert.equal(connections.session('a'), undefined);
  assert.equal(loads(), 0);
});

test('what fails before there is a session is a failed state, and connecting again starts afresh', async () => {
  let isReadable = false;
  const readCa = (): Promise<string> =>
    isReadable ? Promise.resolve('pem') : Promise.reject(new Error('no such file'));
  const { connections } = bench({ readCa });
  connections.setProfiles([profileOf('a', { caFile: '/gone.pem' })]);
  await connections.connect('a');
  const state = connections.state('a');
  assert.equal(state.status, 'failed');
  assert.match(state.problem.message, /no such file/);
  isReadable = true;
  await connections.connect('a');
  assert.equal(connections.state('a').status, 'connecting');
  assert.ok(connections.session('a'));
});

test('an unusable address fails with its hint', async () => {
  const { connections, chunk } = bench();
  const badUrl = new AriError({
    code: 'badUrl',
    operation: 'connect',
    message: 'Bad.',
    hint: 'Write it so.',
  });
  chunk.openSession = () => {
    throw badUrl;
  };
  connections.setProfiles([profileOf('a')]);
  await connections.connect('a');
  assert.deepEqual(connections.state('a'), {
    status: 'failed',
    problem: { code: 'badUrl', message: 'Bad.', hint: 'Write it so.' },
  });
});

test('disconnecting while the password is asked for: the late answer opens nothing', async () => {
  const password = held<string>();
  const { connections, sessions, told } = bench({ password: () => password.promise });
  connections.setProfiles([profileOf('a')]);
  const connecting = connections.connect('a');
  await connections.disconnect('a');
  password.resolve('late');
  await connecting;
  assert.deepEqual(told, ['a connecting', 'a disconnected']);
  assert.deepEqual(sessions, []);
  assert.deepEqual(connections.state('a'), { status: 'disconnected' });
});

test('a failure that comes after disconnecting is not told', async () => {
  const password = held<string>();
  const { connections, told } = bench({ password: () => password.promise });
  connections.setProfiles([profileOf('a')]);
  const connecting = connections.connect('a');
  await connections.disconnect('a');
  password.reject(new Error('late'));
  await connecting;
  assert.deepEqual(told, ['a connecting', 'a disconnected']);
});

test('of two attempts at once only the later one opens a session', async () => {
  const passwords = [held<string>(), held<string>()];
  let asked = 0;
  const { connections, sessions } = bench({
    password: () => passwords[asked++]?.promise ?? Promise.reject(new Error('asked too often')),
  });
  connections.setProfiles([profileOf('a')]);
  const attempts = [connections.connect('a'), connections.connect('a')];
  passwords[1]?.resolve('second');
  passwords[0]?.resolve('first');
  await Promise.all(attempts);
  assert.deepEqual(
    sessions.map((session) => [session.password, session.connects]),
    [['second', 1]],
  );
});

test('disposing ends an attempt that has no session yet', async () => {
  const password = held<string>();
  const { connections, sessions } = bench({ password: () => password.promise });
  connections.setProfiles([profileOf('a')]);
  const connecting = connections.connect('a');
  connections.dispose();
  password.resolve('late');
  await connecting;
  assert.deepEqual(
    sessions.filter(({ closes }) => closes === 0),
    [],
  );
  assert.equal(connections.session('a'), undefined);
});

test('disconnecting closes the session and tells it at once; what the old one says later is not told', async () => {
  const { connections, sessions, told } = bench();
  connections.setProfiles([profileOf('a')]);
  await connections.connect('a');
  const updates: string[] = [];
  connections.onDidUpdate(({ connectionId }) => updates.push(connectionId));
  const update = { fromRevision: 0, revision: 1, changes: [] };
  sessions[0]?.updates.fire(update);
  assert.deepEqual(updates, ['a']);
  await connections.disconnect('a');
  assert.equal(sessions[0]?.closes, 1);
  const before = told.length;
  sessions[0].updates.fire(update);
  sessions[0].enter({ status: 'live', since: 0 });
  assert.deepEqual(updates, ['a']);
  assert.equal(told.length, before);
  assert.equal(connections.session('a'), undefined);
});

test('states of the session are told under its connection', async () => {
  const { connections, sessions, told } = bench();
  connections.setProfiles([profileOf('a')]);
  await connections.connect('a');
  sessions[0]?.enter({ status: 'live', since: 7 });
  assert.equal(told.at(-1), 'a live');
  assert.deepEqual(connections.state('a'), { status: 'live', since: 7 });
});

test('profiles keep the order of the settings; removed ones are closed, changed ones opened anew', async () => {
  const { connections, sessions } = bench();
  connections.setProfiles([profileOf('a'), profileOf('b'), profileOf('c'), profileOf('d')]);
  for (const id of ['a', 'b', 'c']) await connections.connect(id);
  let changes = 0;
  connections.onDidChangeProfiles(() => (changes += 1));
  const readOnly = [profileOf('a', { readOnly: true }), profileOf('d', { readOnly: true })];
  connections.setProfiles([profileOf('c'), ...readOnly]);
  assert.equal(changes, 1);
  assert.deepEqual(
    connections.list().map(({ id }) => id),
    ['c', 'a', 'd'],
  );
  await settled();
  assert.deepEqual(
    sessions.map(({ profile, closes }) => [profile.id, profile.readOnly, closes]),
    [
      ['a', false, 1],
      ['b', false, 1],
      ['c', false, 0],
      ['a', true, 0],
    ],
  );
  assert.equal(connections.profile('b'), undefined);
  assert.equal(connections.state('a').status, 'connecting');
  // It was not open before.
  assert.deepEqual(connections.state('d'), { status: 'disconnected' });
});

test('settings that hold nothing new are not told, also while another application is served', async () => {
  const { connections } = bench();
  connections.setProfiles([profileOf('a')]);
  await connections.serve('a', 'myapp');
  let changes = 0;
  connections.onDidChangeProfiles(() => (changes += 1));
  connections.setProfiles([profileOf('a')]);
  assert.equal(changes, 0);
});

test('another name for people closes nothing and is shown', async () => {
  const { connections, sessions } = bench();
  connections.setProfiles([profileOf('a')]);
  await connections.connect('a');
  connections.setProfiles([profileOf('a', { name: 'Lab' })]);
  await settled();
  assert.deepEqual([sessions.length, sessions[0]?.closes], [1, 0]);
  assert.equal(connections.profile('a')?.name, 'Lab');
});

test('saving what this window does already keeps the session', async () => {
  const { connections, sessions } = bench();
  connections.setProfiles([profileOf('a')]);
  await connections.serve('a', 'myapp');
  connections.setProfiles([profileOf('a', { mode: 'serve', application: 'myapp' })]);
  await connections.connect('a');
  assert.deepEqual(
    sessions.map(({ ourApplication, closes }) => [ourApplication, closes]),
    [['myapp', 0]],
  );
  // It is the saved wish now: the next one is not overruled by this window.
  connections.setProfiles([profileOf('a')]);
  assert.equal(connections.profile('a')?.mode, 'watch');
});

test('an application written into the settings is not taken unasked', async () => {
  const { connections, sessions } = bench();
  connections.setProfiles([profileOf('a')]);
  await connections.connect('a');
  connections.setProfiles([profileOf('a', { mode: 'serve', application: 'myapp' })]);
  await settled();
  assert.deepEqual([sessions.length, sessions[0]?.closes], [1, 1]);
  assert.deepEqual(connections.state('a'), { status: 'disconnected' });
});

test('what has failed is not opened anew by a change of the settings', async () => {
  const { connections, sessions } = bench();
  connections.setProfiles([profileOf('a')]);
  await connections.connect('a');
  const problem = { code: 'http', message: 'Authentication required', hint: '', status: 401 };
  sessions[0]?.enter({ status: 'failed', problem });
  connections.setProfiles([profileOf('a', { readOnly: true })]);
  await settled();
  assert.equal(sessions.length, 1);
});

test('a new session waits until the socket of the one before is gone', async () => {
  const { connections, sessions } = bench();
  connections.setProfiles([profileOf('a')]);
  await connections.connect('a');
  const gone = held<undefined>();
  sessions[0]!.gone = gone.promise;
  const disconnecting = connections.disconnect('a');
  const connecting = connections.connect('a');
  await settled();
  assert.equal(connections.state('a').status, 'connecting');
  assert.equal(sessions.length, 1, 'the old socket is still there');
  gone.resolve(undefined);
  await Promise.all([disconnecting, connecting]);
  assert.deepEqual(
    sessions.map(({ connects }) => connects),
    [1, 1],
  );
});

test('a socket that ends badly keeps nobody from connecting again', async () => {
  const { connections, sessions } = bench();
  connections.setProfiles([profileOf('a')]);
  await connections.connect('a');
  sessions[0]!.gone = Promise.reject(new Error('torn'));
  await connections.disconnect('a');
  await connections.connect('a');
  assert.equal(sessions.length, 2);
});

test('serving is for this window: another session, another application, the saved profile untouched', async () => {
  const { connections, sessions } = bench();
  connections.setProfiles([profileOf('a')]);
  await connections.connect('a');
  await connections.serve('a', 'myapp');
  assert.deepEqual(
    sessions.map(({ ourApplication, closes }) => [ourApplication, closes]),
    [
      ['watcher', 1],
      ['myapp', 0],
    ],
  );
  assert.deepEqual([connections.profile('a')?.mode, connections.list()[0]?.application], ['serve', 'myapp']);
  await connections.serve('a', undefined);
  assert.equal(sessions[2]?.ourApplication, 'watcher');
  assert.equal(connections.profile('a')?.mode, 'watch');
});

test('a profile that serves can watch in this window, until another application is saved', async () => {
  const { connections, sessions } = bench();
  const saved = profileOf('a', { mode: 'serve', application: 'saved' });
  connections.setProfiles([saved]);
  await connections.connect('a');
  assert.equal(sessions[0]?.ourApplication, 'saved');
  await connections.serve('a', undefined);
  assert.equal(sessions[1]?.ourApplication, 'watcher');
  connections.setProfiles([{ ...saved, caFile: '/ca.pem' }]);
  assert.equal(connections.profile('a')?.mode, 'watch');
  connections.setProfiles([{ ...saved, application: 'other' }]);
  assert.equal(connections.profile('a')?.application, 'other');
});

test('a read-only connection takes no application’s calls: not by its settings, not in this window only', async () => {
  const { connections, sessions } = bench();
  const failed = (): unknown => {
    const state = connections.state('a');
    return state.status === 'failed' ? state.problem.code : state.status;
  };
  connections.setProfiles([profileOf('a')]);
  await connections.serve('a', 'mine');
  assert.equal(sessions[0]?.ourApplication, 'mine');
  // What this window served ends with the right to change anything.
  connections.setProfiles([profileOf('a', { readOnly: true })]);
  await settled();
  assert.deepEqual([connections.profile('a')?.mode, sessions[0].closes], ['watch', 1]);
  await connections.connect('a');
  const { length } = sessions;
  await assert.rejects(connections.serve('a', 'mine'), {
    code: 'readOnly',
    operation: 'events.eventWebsocket',
  });
  assert.equal(connections.profile('a')?.application, undefined);
  assert.deepEqual([sessions.length, sessions.at(-1)?.ourApplication], [length, 'watcher']);
  // The steps and the settings know no such profile; nothing else may make one either.
  connections.setProfiles([profileOf('a', { readOnly: true, mode: 'serve', application: 'mine' })]);
  await settled();
  await connections.connect('a');
  assert.equal(failed(), 'readOnly');
  assert.equal(sessions.length, length);
});
