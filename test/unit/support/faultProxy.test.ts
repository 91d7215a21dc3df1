import assert from 'node:assert/strict';
import net from 'node:net';
import { test, type TestContext } from 'node:test';
import { faultProxy, type FaultProxy } from '../../support/proxy/faultProxy';
import { waitFor } from '../../support/waitFor';
import { tcpServer } from '../ari/localServer';

/** A server that repeats what it gets, and a client of it behind a proxy. */
interface Bed {
  readonly proxy: FaultProxy;
  /** The sockets of the server, and how each of those that are gone ended. */
  readonly served: Set<net.Socket>;
  readonly endings: string[];
  readonly client: (path: string) => { readonly socket: net.Socket; text: string; ending: string };
}

async function bed(context: TestContext): Promise<Bed> {
  const served = new Set<net.Socket>();
  const endings: string[] = [];
  const { port } = await tcpServer(context, (socket) => {
    served.add(socket);
    let ending = 'FIN';
    socket.on('error', (error: Error & { code?: string }) => (ending = error.code ?? ''));
    socket.on('close', () => {
      served.delete(socket);
      endings.push(ending);
    });
    socket.on('data', (chunk) => socket.write(chunk));
  });
  const proxy = await faultProxy(context, `http://127.0.0.1:${String(port)}`);
  const client: Bed['client'] = (path) => {
    const socket = net.connect(proxy.port, '127.0.0.1', () => socket.write(`GET ${path} `));
    const seen = { socket, text: '', ending: '' };
    socket.on('data', (chunk) => (seen.text += chunk.toString()));
    socket.on('error', (error: Error & { code?: string }) => (seen.ending = error.code ?? ''));
    socket.on('close', () => (seen.ending ||= 'FIN'));
    context.after(() => socket.destroy());
    return seen;
  };
  return { proxy, served, endings, client };
}

const EVENTS = '/ari/events?app=a';

test('event connections are told from the others, and only those that are meant end', async (context) => {
  const { proxy, endings, client } = await bed(context);
  const events = client(EVENTS);
  const rest = client('/ari/channels');
  await waitFor('both', () => events.text !== '' && rest.text !== '');
  assert.deepEqual([proxy.open(), proxy.open('rest'), proxy.open('all')], [1, 1, 2]);
  proxy.cut();
  await waitFor('the end of the one', () => events.ending !== '' && endings.length === 1);
  assert.equal(events.ending, 'FIN');
  assert.equal(rest.ending, '');
  proxy.reset('rest');
  await waitFor('the end of the other', () => rest.ending !== '' && endings.length === 2);
  assert.equal(rest.ending, 'ECONNRESET');
  assert.equal(endings[1], 'ECONNRESET');
  assert.equal(proxy.open('all'), 0);
});

test('an end that is due comes at its byte', async (context) => {
  const { proxy, client } = await bed(context);
  const struck = proxy.endAfter(10, 'cut');
  const rest = client('/ari/channels/of-more-than-ten-bytes');
  await waitFor('the other', () => rest.text.length > 10);
  const events = client(EVENTS);
  await struck;
  await waitFor('the end', () => events.ending !== '');
  assert.equal(events.text, 'GET /ari/e');
  assert.equal(rest.ending, '');
});

test('muted: nothing passes and nothing ends, until it is over', async (context) => {
  const { proxy, served, client } = await bed(context);
  const before = client(EVENTS);
  const gone = client(EVENTS);
  await waitFor('the first', () => before.text !== '' && gone.text !== '');
  proxy.mute('all');
  const later = client('/ari/channels');
  before.socket.write('and more');
  gone.socket.destroy();
  // Long enough for a byte to pass that may.
  const other = await bed(context);
  const passed = other.client(EVENTS);
  await waitFor('what passes elsewhere', () => passed.text !== '');
  assert.equal(before.text, `GET ${EVENTS} `);
  assert.equal(later.text, '');
  await waitFor('all three at the server', () => served.size === 3);
  proxy.unmute();
  await waitFor('what was held back', () => before.text.endsWith('and more') && later.text !== '');
  await waitFor('the end that was held back', () => served.size === 2);
});

test('forgotten: the client may go, the server does not learn of it; new connections work', async (context) => {
  const { proxy, served, endings, client } = await bed(context);
  const before = client(EVENTS);
  await waitFor('the first', () => before.text !== '');
  proxy.forget();
  before.socket.destroy();
  const after = client(EVENTS);
  await waitFor('the second', () => after.text !== '');
  assert.deepEqual([proxy.open(), proxy.forgotten, served.size], [1, 1, 2]);
  proxy.dropForgotten();
  await waitFor('the end of the first', () => endings.length === 1);
  assert.deepEqual([proxy.open(), proxy.forgotten, endings[0]], [1, 0, 'ECONNRESET']);
});

test('bytes can be changed, slipped in, held back by a reader that stopped, slowed down; connections refused', async (context) => {
  const { proxy, client } = await bed(context);
  const events = client(EVENTS);
  await waitFor('the first', () => events.text !== '');
  proxy.inject(Buffer.from('slipped'));
  await waitFor('what was slipped in', () => events.text.endsWith('slipped'));
  proxy.corrupt((chunk) => Buffer.from(chunk.toString().toUpperCase()));
  events.socket.write('loud');
  await waitFor('what was changed', () => events.text.endsWith('LOUD'));
  proxy.corrupt(undefined);
  proxy.delay(5);
  proxy.throttle(100_000);
  const long = 'x'.repeat(5_000);
  events.socket.write(long);
  await waitFor('the slow bytes', () => events.text.endsWith(long));
  proxy.stall();
  events.socket.write('stalled');
  proxy.refuse(true);
  const refused = client('/ari/channels');
  await waitFor('the refusal', () => refused.ending === 'ECONNRESET');
  assert.ok(events.text.endsWith(long));
  proxy.resume();
  await waitFor('what was held back', () => events.text.endsWith('stalled'));
});
