import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { isAriError, type AriError } from '../../../src/ari/ariError';
import { AriConnection } from '../../../src/ari/connection';
import { parseServerAddress } from '../../../src/ari/serverAddress';
import { testConnection, type TestConnectionResult } from '../../../src/ari/testConnection';
import type { RealAsterisk } from '../../support/asterisk/realAsterisk';
import { startAsterisk } from '../../support/asterisk/startAsterisk';
import { waitFor } from '../../support/waitFor';

let asterisk: RealAsterisk;
let ca: string;
before(async () => {
  asterisk = await startAsterisk({ tls: { names: ['IP:127.0.0.1'] }, prefix: 'behind/proxy' });
  ca = fs.readFileSync(asterisk.caFile ?? '', 'utf8');
});
after(() => asterisk.stop());

function connectTo(url: string, authority?: string): Promise<TestConnectionResult> {
  const { user, password } = asterisk;
  const address = parseServerAddress(url);
  return testConnection({ address, user, password, ...(authority === undefined ? {} : { ca: authority }) });
}

async function failureOf(promise: Promise<unknown>): Promise<AriError> {
  const outcome: unknown = await promise.catch((error: unknown) => error);
  assert.ok(isAriError(outcome), String(outcome));
  assert.ok(!`${outcome.message}${outcome.hint}`.includes(asterisk.password));
  return outcome;
}

const secureUrl = (): string => asterisk.httpsUrl ?? assert.fail('no TLS server');

test('connects over TLS with the CA file, below a prefix', async () => {
  assert.match((await connectTo(secureUrl(), ca)).version, /^22\./);
});

test('a self-signed certificate without the CA file', async () => {
  const error = await failureOf(connectTo(secureUrl()));
  assert.equal(error.code, 'tls');
  assert.match(error.message, /self-signed/);
  assert.match(error.hint, /CA file/);
});

test('a certificate that is made out for another name', async () => {
  const error = await failureOf(connectTo(secureUrl().replace('127.0.0.1', 'localhost'), ca));
  assert.equal(error.code, 'tls');
  assert.match(error.message, /not made out for localhost/);
});

test('a CA file without a certificate', async () => {
  const error = await failureOf(connectTo(secureUrl(), 'nonsense'));
  assert.equal(error.code, 'tls');
  assert.match(error.message, /no certificate/);
});

test('https on the plain port', async () => {
  const error = await failureOf(connectTo(asterisk.url.replace('http:', 'https:'), ca));
  assert.equal(error.code, 'tls');
  assert.match(error.message, /does not speak TLS/);
  assert.match(error.hint, /http:\/\//);
});

test('plain http on the TLS port', async () => {
  const error = await failureOf(connectTo(secureUrl().replace('https:', 'http:')));
  assert.match(error.hint, /https:\/\//, `${error.code} ${error.message} ${String(error.cause)}`);
});

test('without the prefix it is Asterisk, but not ARI', async () => {
  const error = await failureOf(connectTo(asterisk.url.replace('/behind/proxy', '')));
  assert.equal(error.code, 'notAri');
  assert.match(error.message, /Asterisk/);
  assert.match(error.hint, /prefix/);
});

test('events arrive over TLS; without the CA file the connection fails for good', async () => {
  const { user, password } = asterisk;
  const connect = (authority: string | undefined): AriConnection => {
    const connection = new AriConnection({
      address: parseServerAddress(secureUrl()),
      user,
      password,
      ...(authority === undefined ? {} : { ca: authority }),
      applications: ['tls-test'],
      subscribeAll: false,
      handler: {
        stateChanged: () => undefined,
        frame: () => undefined,
        synchronise: () => Promise.resolve(),
        gap: () => undefined,
      },
    });
    connection.connect();
    return connection;
  };
  const trusting = connect(ca);
  await waitFor('the connection to be live', () => trusting.state.status === 'live');
  await trusting.close();
  const suspicious = connect(undefined);
  const state = await waitFor('the connection to fail', () =>
    suspicious.state.status === 'failed' ? suspicious.state : undefined,
  );
  assert.equal(state.problem.code, 'tls');
});
