import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { followCall, type CallEnd } from '../../src/actions/originate/followCall';
import type { OriginateParams } from '../../src/actions/originate/originateRequest';
import { isAriError } from '../../src/ari/ariError';
import { SENT, type SendContext } from '../support/sentActions';
import { waitFor } from '../support/waitFor';
import { contractBed } from './contractBed';
import { openServer, type OpenServer } from './openServer';

const bed = contractBed();

interface Call {
  readonly channelId: string;
  readonly end: CallEnd;
  readonly reports: readonly string[];
}

/** Originates as the command does: follows the channel before it is made. */
async function call({ session }: OpenServer, params: OriginateParams): Promise<Call> {
  const channelId = randomUUID();
  const reports: string[] = [];
  const action: SendContext = {
    rest: session.rest,
    newId: randomUUID,
    signal: new AbortController().signal,
  };
  const following = followCall(session, channelId, params.timeout, (text) => reports.push(text));
  try {
    await SENT.originate(action, params, channelId);
    return { channelId, end: await following.end, reports };
  } finally {
    following.stop();
  }
}

function toApplication(app: string, fields: Partial<OriginateParams> = {}): OriginateParams {
  const target = { kind: 'application', app } as const;
  return { endpoint: 'Local/501@from-trunk', target, timeout: 20, variables: {}, ...fields };
}

function open(context: TestContext): Promise<OpenServer> {
  return openServer(context, bed.server, { application: 'calls' });
}

async function variableOf(channelId: string, variable: string): Promise<unknown> {
  const { status, body } = await bed.server.rest('GET', `/channels/${channelId}/variable`, { variable });
  assert.equal(status, 200, JSON.stringify(body));
  return (body as { value: string }).value;
}

test('into an application, with arguments, caller id and variables: Asterisk has them all', async (context) => {
  const server = await open(context);
  const { channelId, end } = await call(
    server,
    toApplication('calls', {
      target: { kind: 'application', app: 'calls', appArgs: 'one,two' },
      callerId: 'Jörg "J" <4711>',
      variables: { FLAVOUR: 'a=b; "ü"', __INHERITED: '1' },
    }),
  );
  assert.deepEqual(end, { kind: 'up' });
  assert.equal(await variableOf(channelId, 'FLAVOUR'), 'a=b; "ü"');
  assert.equal(await variableOf(channelId, 'CALLERID(num)'), '4711');
  assert.match(String(await variableOf(channelId, 'CALLERID(name)')), /^Jörg/);
  const start = await waitFor('StasisStart', () => server.events.find(({ type }) => type === 'StasisStart'));
  assert.deepEqual(start.args, ['one', 'two']);
  const { body } = await bed.server.rest('GET', `/channels/${channelId}`);
  assert.equal((body as { dialplan: { app_name: string } }).dialplan.app_name, 'Stasis');
});

test('into the dialplan: Asterisk runs it there', async (context) => {
  const server = await open(context);
  const target = { kind: 'dialplan', context: 'from-trunk', extension: '501', priority: 2 } as const;
  const { channelId, end } = await call(server, {
    endpoint: 'Local/100@default',
    target,
    timeout: 20,
    variables: {},
  });
  assert.deepEqual(end, { kind: 'up' });
  const { dialplan } = await waitFor('Wait', async () => {
    const { body } = await bed.server.rest('GET', `/channels/${channelId}`);
    const value = body as { dialplan: { app_name: string; exten: string; context: string } };
    return value.dialplan.app_name === 'Wait' && value;
  });
  assert.deepEqual([dialplan.context, dialplan.exten], ['from-trunk', '501']);
});

test('a SIP phone that rings and answers: ringing is reported, then it is up', async (context) => {
  const server = await open(context);
  const phone = await bed.server.phone('alice', { kind: 'answers', ringMs: 400 });
  context.after(() => phone.stop());
  const { channelId, end, reports } = await call(server, toApplication('calls', { endpoint: 'PJSIP/alice' }));
  assert.deepEqual(end, { kind: 'up' }, phone.output());
  assert.ok(reports.includes('ringing'), JSON.stringify(reports));
  const { body } = await bed.server.rest('GET', `/channels/${channelId}`);
  assert.equal((body as { state: string }).state, 'Up');
  await bed.server.rest('DELETE', `/channels/${channelId}`);
});

test('a busy SIP phone: gone, with the cause', async (context) => {
  const server = await open(context);
  const phone = await bed.server.phone('bob', { kind: 'busy' });
  context.after(() => phone.stop());
  const { end } = await call(server, toApplication('calls', { endpoint: 'PJSIP/bob' }));
  assert.equal(end.kind, 'gone', phone.output());
  assert.match(end.reason, /busy \(cause 17\)/i);
});

test('a busy extension: gone', async (context) => {
  const server = await open(context);
  const { end } = await call(server, toApplication('calls', { endpoint: 'Local/504@from-trunk' }));
  assert.equal(end.kind, 'gone');
  assert.match(end.reason, /^busy, .*\(cause \d+\)$/);
});

test('a phone that nobody has: gone after Asterisk gave up', async (context) => {
  const server = await open(context);
  const { end } = await call(server, toApplication('calls', { endpoint: 'PJSIP/alice', timeout: 1 }));
  assert.equal(end.kind, 'gone');
  assert.match(end.reason, /\(cause \d+\)$/);
});

test('an application that nobody serves: Asterisk says 200, and the call is followed to its end', async (context) => {
  const server = await open(context);
  const { channelId, end } = await call(server, toApplication('nobody'));
  assert.notEqual(end.kind, 'lost');
  await waitFor(
    'the channel to die',
    async () => (await bed.server.rest('GET', `/channels/${channelId}`)).status === 404,
  );
});

for (const { endpoint, status, hint } of [
  { endpoint: 'Nonsense/x', status: 500, hint: /technology/ },
  { endpoint: 'PJSIP/carol', status: 500, hint: /contact/ },
  { endpoint: 'nonsense', status: 400, hint: /technology\/resource/ },
]) {
  test(`${endpoint}: ${String(status)} with a hint, and nothing is followed any more`, async (context) => {
    const server = await open(context);
    const error: unknown = await call(server, toApplication('calls', { endpoint })).catch(
      (problem: unknown) => problem,
    );
    assert.ok(isAriError(error), JSON.stringify(error));
    assert.equal(error.status, status);
    assert.match(error.hint, hint);
  });
}

test('events that come before the REST answer are not missed', async (context) => {
  const server = await open(context);
  const { session } = server;
  const channelId = randomUUID();
  const order: string[] = [];
  session.onDidReceiveEvent(({ type, channelIds }) => {
    if (channelIds[0] === channelId) order.push(type);
  });
  const following = followCall(session, channelId, 20, () => undefined);
  void following.end.then(() => order.push('END'));
  const action = { rest: session.rest, newId: randomUUID, signal: new AbortController().signal };
  await SENT.originate(action, toApplication('calls'), channelId);
  order.push('REST');
  assert.deepEqual(await following.end, { kind: 'up' });
  const events = order.filter((word) => word !== 'REST' && word !== 'END');
  assert.equal(events[0], 'ChannelCreated', `from its first event on: ${order.join(' ')}`);
  context.diagnostic(`order: ${order.join(' ')}`);
});

test('a lost connection ends the following as lost, giving up as stopped', async (context) => {
  const server = await open(context);
  const given = followCall(server.session, 'never', 20, () => undefined);
  given.stop();
  given.stop();
  assert.deepEqual(await given.end, { kind: 'stopped' });
  const following = followCall(server.session, 'never', 20, () => undefined);
  await openServer(context, bed.server, { application: 'calls' });
  assert.deepEqual(await following.end, { kind: 'lost' });
});
