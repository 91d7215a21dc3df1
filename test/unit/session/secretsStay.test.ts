import assert from 'node:assert/strict';
import type http from 'node:http';
import https from 'node:https';
import { after, describe, it, test, type TestContext } from 'node:test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { AriConnection, type AriConnectionOptions } from '../../../src/ari/connection';
import { problemOf } from '../../../src/ari/problemOf';
import { RestClient } from '../../../src/ari/restClient';
import { parseServerAddress, type ServerAddress } from '../../../src/ari/serverAddress';
import { testConnection } from '../../../src/ari/testConnection';
import { entryRow } from '../../../src/capture/entryRow';
import { callRows } from '../../../src/session/callRows';
import { problemText } from '../../../src/shared/problemText';
import { makeCertificate } from '../../support/asterisk/certificate';
import { CANARY_PASSWORD, findSecret } from '../../support/findSecret';
import { waitFor } from '../../support/waitFor';
import { eventServer } from '../ari/eventServer';
import { httpServer, tcpServer, unusedPort } from '../ari/localServer';
import { openLog, written } from '../capture/arilog/captureFixture';

const USER = 'canary-user';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'secrets-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Everything about a request that a server may quote. */
function quoted(request: http.IncomingMessage): string {
  const header = request.headers.authorization ?? '';
  const pair = Buffer.from(header.replace('Basic ', ''), 'base64').toString('utf8');
  const password = pair.slice(pair.indexOf(':') + 1);
  return [header, pair, encodeURIComponent(password), Buffer.from(password).toString('base64url')].join(
    ' | ',
  );
}

/** Of a connection: its gaps go into the log, its states are kept. */
function tellingHandler(log: ReturnType<typeof openLog>, states: unknown[]): AriConnectionOptions['handler'] {
  return {
    synchronise: async () => Promise.resolve(),
    frame: () => undefined,
    gap: (from, to, reason) => log.appendGap('a', from, to, reason),
    stateChanged: (state) => states.push(state),
  };
}

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

function says(status: number, type = 'application/json'): Answer {
  return (request, response) => {
    const text = quoted(request);
    const [header = ''] = text.split(' | ');
    response.writeHead(status, {
      'content-type': type,
      server: `proxy (${header})`,
      location: `http://${USER}:${encodeURIComponent(CANARY_PASSWORD)}@${header.replace(/\W/g, '')}.example/`,
    });
    response.end(type === 'text/html' ? `<p>${text}</p>` : JSON.stringify({ message: text }));
  };
}

async function listening(context: TestContext, answer: Answer): Promise<ServerAddress> {
  return (await httpServer(context, answer)).address;
}

interface Target {
  readonly address: ServerAddress;
  readonly ca?: string;
}

async function secureServer(context: TestContext): Promise<Target & { readonly certificate: string }> {
  const { certificate, key } = await makeCertificate(folder, ['IP:127.0.0.1']);
  const pem = (file: string): string => fs.readFileSync(path.join(folder, file), 'utf8');
  const server = https.createServer({ cert: pem(certificate), key: pem(key) }, says(401));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  const place = server.address();
  assert.ok(typeof place === 'object' && place);
  return {
    address: parseServerAddress(`https://127.0.0.1:${String(place.port)}`),
    certificate: pem(certificate),
  };
}

/** Every way to fail, with a server that quotes what it got where it can. */
const FAILURES: Readonly<Record<string, (context: TestContext) => Promise<Target>>> = {
  '401': async (context) => ({ address: await listening(context, says(401)) }),
  '403': async (context) => ({ address: await listening(context, says(403)) }),
  '409': async (context) => ({ address: await listening(context, says(409)) }),
  '500': async (context) => ({ address: await listening(context, says(500)) }),
  '503': async (context) => ({ address: await listening(context, says(503)) }),
  'a page with 404': async (context) => ({ address: await listening(context, says(404, 'text/html')) }),
  'a page with 200': async (context) => ({ address: await listening(context, says(200, 'text/html')) }),
  'a redirect': async (context) => ({ address: await listening(context, says(302)) }),
  'an answer that is cut': async (context) => ({
    address: await listening(context, (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100_000 });
      response.write(`{"message": "${quoted(request)}`);
      setImmediate(() => response.destroy());
    }),
  }),
  'JSON that is none': async (context) => ({
    address: await listening(context, (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{${quoted(request)}`);
    }),
  }),
  'no answer': async (context) => ({ address: await listening(context, () => undefined) }),
  'nobody there': async () => ({ address: parseServerAddress(`127.0.0.1:${String(await unusedPort())}`) }),
  'a connection that is dropped': async (context) => ({
    address: (await tcpServer(context, (socket) => socket.once('data', () => socket.destroy()))).address,
  }),
  'an echo that is no HTTP': async (context) => ({
    address: (await tcpServer(context, (socket) => socket.pipe(socket))).address,
  }),
  'TLS on a plain port': async (context) => {
    const { port } = await listening(context, says(401));
    return { address: parseServerAddress(`https://127.0.0.1:${String(port)}`) };
  },
  'a self-signed certificate': secureServer,
  'a CA file without a certificate': async (context) => ({
    ...(await secureServer(context)),
    ca: 'nonsense',
  }),
  'a refusal over TLS': async (context) => {
    const { address, certificate } = await secureServer(context);
    return { address, ca: certificate };
  },
};

/** Everything that one failure leaves behind, as it is shown, logged, saved and reported. */
async function artefacts(
  { address, ca }: Target,
  failures: readonly unknown[],
  log: ReturnType<typeof openLog>,
): Promise<Buffer> {
  const texts = failures.flatMap((error) => [
    inspect(error, { depth: 12, showHidden: true, maxStringLength: null }),
    inspect(problemOf(error)),
    problemText(problemOf(error)),
  ]);
  for (const entry of log.entries())
    texts.push(JSON.stringify(entryRow(entry)), JSON.stringify(log.detail(entry.seq)));
  texts.push(inspect({ address, ca }, { depth: 12, showHidden: true }));
  const files = await Promise.all((['ndjson', 'csv'] as const).map(async (format) => written(log, format)));
  return Buffer.concat([
    Buffer.from(texts.join('\n'), 'utf8'),
    ...files,
    gunzipSync(await written(log, 'arilog')),
  ]);
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => assert.fail('it should have failed'),
    (error: unknown) => error,
  );
}

describe('the password stays out of everything that is shown, logged, saved and reported', () => {
  for (const [name, make] of Object.entries(FAILURES)) {
    it(`after ${name}`, { timeout: 30_000 }, async (context) => {
      const target = await make(context);
      const { address, ca } = target;
      const credentials = {
        address,
        user: USER,
        password: CANARY_PASSWORD,
        ...(ca === undefined ? {} : { ca }),
      };
      const log = openLog();
      const abort = AbortSignal.timeout(1_500);
      const failures = [await failureOf(testConnection({ ...credentials, application: 'x', signal: abort }))];
      const rest = new RestClient({ ...credentials, requestTimeout: 300, ...callRows(log, 'a', '') });
      failures.push(await failureOf(rest.call('channels.list', {})));
      // A command takes any answer of 2xx for done.
      failures.push(await rest.call('channels.hangup', { channelId: '1' }).catch((error: unknown) => error));
      await rest.close();
      // The event WebSocket, as far as its states tell.
      const states: unknown[] = [];
      try {
        const connection = new AriConnection({
          ...credentials,
          applications: ['x'],
          subscribeAll: true,
          handler: tellingHandler(log, states),
        });
        connection.connect();
        const wait = name === 'no answer' ? 0 : 10_000;
        if (wait > 0) {
          await waitFor(
            'the connection to fail',
            () => states.some((state) => inspect(state).includes('problem')),
            {
              timeoutMs: wait,
            },
          );
        }
        await connection.close();
      } catch (error) {
        failures.push(error);
      }
      failures.push(...states);
      const all = await artefacts(target, failures, log);
      assert.ok(all.length > 1_000, 'there is something to search');
      assert.equal(findSecret(all, CANARY_PASSWORD, USER), undefined);
      assert.equal(findSecret(inspect(states, { depth: 12 }), CANARY_PASSWORD, USER), undefined);
    });
  }
});

test('the search finds the password in every spelling', () => {
  for (const text of [
    `x${CANARY_PASSWORD}y`,
    JSON.stringify({ a: CANARY_PASSWORD }),
    `?p=${encodeURIComponent(CANARY_PASSWORD)}`,
    Buffer.from(`${USER}:${CANARY_PASSWORD}`).toString('base64'),
    Buffer.from(`another:${CANARY_PASSWORD}`).toString('base64'),
  ])
    assert.notEqual(findSecret(text, CANARY_PASSWORD, USER), undefined, text);
  assert.equal(findSecret('nothing of it, canary-user', CANARY_PASSWORD, USER), undefined);
});

test('an address with a password is refused without a word of it', () => {
  for (const url of [
    `http://${USER}:${CANARY_PASSWORD}@127.0.0.1:8088`,
    `${USER}:${CANARY_PASSWORD}@127.0.0.1`,
    `http://${USER}:${encodeURIComponent(CANARY_PASSWORD)}@127.0.0.1:8088/ari`,
    `http://127.0.0.1:8088/ari/events?api_key=${USER}:${CANARY_PASSWORD}`,
    `http://${USER}:${CANARY_PASSWORD}`,
  ]) {
    let failure: unknown;
    try {
      parseServerAddress(url);
    } catch (error) {
      failure = error;
    }
    const told = inspect([failure, problemOf(failure)], { depth: 12, showHidden: true });
    assert.notEqual(failure, undefined, url);
    assert.equal(findSecret(told, CANARY_PASSWORD, USER), undefined, told);
  }
});

test('a session that a server closes with the password as its reason keeps it', async (context) => {
  const server = await eventServer(context);
  const log = openLog();
  const states: unknown[] = [];
  const connection = new AriConnection({
    address: server.address,
    user: USER,
    password: CANARY_PASSWORD,
    applications: ['x'],
    subscribeAll: true,
    handler: tellingHandler(log, states),
  });
  connection.connect();
  await waitFor('the socket', () => server.clients.size > 0);
  for (const client of server.clients) client.close(1008, CANARY_PASSWORD);
  await waitFor('the end to be noticed', () => inspect(states).includes('waitingToRetry'));
  await connection.close();
  assert.equal(
    findSecret(inspect(states, { depth: 12, showHidden: true }), CANARY_PASSWORD, USER),
    undefined,
  );
});

test('a password that no address can hold is no fault of ours', async (context) => {
  const { address } = await httpServer(context, says(401));
  const rest = new RestClient({ address, user: USER, password: 'lone\ud83dsurrogate' });
  context.after(() => rest.close());
  assert.equal(problemOf(await failureOf(rest.call('channels.list', {}))).status, 401);
});
