import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { isAriError, type AriError } from '../../src/ari/ariError';
import { parseServerAddress } from '../../src/ari/serverAddress';
import {
  testConnection,
  type TestConnectionOptions,
  type TestConnectionResult,
} from '../../src/ari/testConnection';
import { freePort } from '../support/freePort';
import { waitFor } from '../support/waitFor';
import { contractBed } from './contractBed';

const bed = contractBed();

function connectTo(url: string, options: Partial<TestConnectionOptions> = {}): Promise<TestConnectionResult> {
  const { user, password } = bed.server;
  return testConnection({ address: parseServerAddress(url), user, password, ...options });
}

async function failureOf(promise: Promise<unknown>): Promise<AriError> {
  const outcome: unknown = await promise.catch((error: unknown) => error);
  assert.ok(isAriError(outcome), String(outcome));
  assert.ok(!`${outcome.message}${outcome.hint}`.includes(bed.server.password));
  return outcome;
}

test('tells version, entity and whether the user may write', async () => {
  const own = await connectTo(bed.server.url);
  assert.equal(parseInt(own.version), bed.server.release);
  assert.notEqual(own.entityId, '');
  assert.equal(own.canWrite, true);
  const { readOnlyUser: user, readOnlyPassword: password } = bed.server;
  assert.equal((await connectTo(bed.server.url, { user, password })).canWrite, false);
  assert.equal((await connectTo(`${bed.server.url}/ari/`, { readOnly: true })).canWrite, undefined);
});

test('trying to write changes nothing', async () => {
  await bed.server.originateQuietly('501');
  const look = async (): Promise<unknown> => {
    const paths = [
      '/channels',
      '/bridges',
      '/applications',
      '/endpoints',
      '/deviceStates',
      '/recordings/stored',
    ];
    return Promise.all(paths.map(async (path) => (await bed.server.rest('GET', path)).body));
  };
  await waitFor('the call to settle', async () => {
    const { body } = await bed.server.rest('GET', '/channels');
    return (
      (body as { dialplan: { app_name: string } }[]).filter(({ dialplan }) => dialplan.app_name === 'Wait')
        .length === 2
    );
  });
  const before = await look();
  assert.equal((await connectTo(bed.server.url)).canWrite, true);
  assert.deepEqual(await look(), before);
});

test('wrong password: 401', async () => {
  const error = await failureOf(connectTo(bed.server.url, { password: 'wrong' }));
  assert.equal(error.status, 401);
  assert.match(error.message, /Authentication required/);
});

test('wrong host', async () => {
  const error = await failureOf(connectTo('no-such-host.invalid:8088'));
  assert.equal(error.code, 'unreachable');
  assert.match(error.message, /no-such-host\.invalid/);
});

test('wrong port', async () => {
  const port = await freePort();
  const error = await failureOf(connectTo(`127.0.0.1:${port}`));
  assert.equal(error.code, 'unreachable');
  assert.equal(error.message, `Nothing listens on 127.0.0.1:${port}.`);
});

test('Asterisk, but a path without ARI', async () => {
  const error = await failureOf(connectTo(`${bed.server.url}/wrong`));
  assert.equal(error.code, 'notAri');
  assert.match(error.message, /Asterisk/);
});

test('HTTP, but not ARI', async (context) => {
  const server = http.createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', server: 'something/1' });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  const error = await failureOf(connectTo(`127.0.0.1:${(server.address() as AddressInfo).port}`));
  assert.equal(error.code, 'notAri');
});
