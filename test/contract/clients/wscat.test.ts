import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientProgram } from '../../support/clients/clientProgram';
import { wscat } from '../../support/clients/wscat';
import { waitFor } from '../../support/waitFor';
import { contractBed } from '../contractBed';
import { applicationServed } from './callIn';

const bed = contractBed();

function eventsUrl(query: string): string {
  return `${bed.server.url.replace('http', 'ws')}/ari/events${query}`;
}

function login(): string {
  return `${bed.server.user}:${bed.server.password}`;
}

for (const [what, query, password, status] of [
  ['a wrong password', '?app=myapp', 'wrong', 401],
  ['no application', '', undefined, 400],
] as const) {
  test(`${what} is refused with ${status}`, async (context) => {
    const user = bed.server.user;
    const auth = `${user}:${password ?? bed.server.password}`;
    const terminal = wscat(context, '--auth', auth, '-c', eventsUrl(query));
    assert.notEqual(await terminal.exitCode(), 0);
    assert.match(terminal.output, new RegExp(`error: Unexpected server response: ${status}`));
  });
}

test('the subprotocol ari is spoken, no other', async (context) => {
  const terminal = wscat(context, '--auth', login(), '-s', 'ari', '-c', eventsUrl('?app=spoken'));
  await applicationServed(bed, 'spoken');
  await terminal.interrupt();
  const other = wscat(context, '--auth', login(), '-s', 'mqtt', '-c', eventsUrl('?app=unspoken'));
  assert.notEqual(await other.exitCode(), 0);
  assert.match(other.output, /error: Unexpected server response: 400/);
});

/** Until it is connected, wscat loses what is typed: so a ping is typed until its answer is there. */
async function pingUntilAnswered(terminal: ClientProgram): Promise<void> {
  await waitFor('the answer to a ping', () => {
    terminal.type('/ping are-you-there');
    return terminal.output.includes('Received pong (data: "are-you-there")');
  });
}

test('a ping is answered with its data', async (context) => {
  const terminal = wscat(context, '--slash', '-P', '--auth', login(), '-c', eventsUrl('?app=pinged'));
  await pingUntilAnswered(terminal);
  await terminal.interrupt();
});

test('a close frame is answered, and the application is gone', async (context) => {
  const terminal = wscat(context, '--slash', '-P', '--auth', login(), '-c', eventsUrl('?app=closed'));
  await pingUntilAnswered(terminal);
  assert.equal((await bed.server.rest('GET', '/applications/closed')).status, 200);
  terminal.type('/close 1000 done');
  assert.equal(await terminal.exitCode(), 0);
  assert.equal((await bed.server.rest('GET', '/applications/closed')).status, 404);
});

test('a second terminal takes the application over; the first stays open and silent', async (context) => {
  const first = wscat(context, '--auth', login(), '-c', eventsUrl('?app=taken'));
  await applicationServed(bed, 'taken');
  const second = wscat(context, '--auth', login(), '-c', eventsUrl('?app=taken'));
  const replaced = await first.event('ApplicationReplaced');
  assert.equal(replaced.application, 'taken');
  const sent = await bed.server.rest('POST', '/events/user/Greeting', { application: 'taken' });
  assert.equal(sent.status, 204);
  await second.event('ChannelUserevent');
  assert.deepEqual(first.types, ['ApplicationReplaced']);
});

test('two applications on one terminal, each event for its own', async (context) => {
  const terminal = wscat(context, '--auth', login(), '-c', eventsUrl('?app=one,two'));
  await applicationServed(bed, 'one');
  await applicationServed(bed, 'two');
  for (const application of ['two', 'one']) {
    await bed.server.rest('POST', '/events/user/Greeting', { application });
  }
  await terminal.line('the second event', ({ application }) => application === 'one');
  assert.deepEqual(
    terminal.lines.map(({ type, eventname, application }) => [type, eventname, application]),
    [
      ['ChannelUserevent', 'Greeting', 'two'],
      ['ChannelUserevent', 'Greeting', 'one'],
    ],
  );
});

test('REST over the WebSocket, typed by hand', async (context) => {
  const request = { type: 'RESTRequest', request_id: 'r1', transaction_id: 't1', method: 'GET' };
  const frame = JSON.stringify({ ...request, uri: 'applications/typed' });
  const url = eventsUrl('?app=typed');
  const terminal = wscat(context, '--auth', login(), '-c', url, '-x', frame, '-w', '-1');
  const answer = await terminal.event('RESTResponse');
  assert.deepEqual(
    [answer.request_id, answer.transaction_id, answer.status_code, answer.reason_phrase],
    ['r1', 't1', 200, 'OK'],
  );
  const { name } = JSON.parse(String(answer.message_body)) as { name: string };
  assert.equal(name, 'typed');
});
