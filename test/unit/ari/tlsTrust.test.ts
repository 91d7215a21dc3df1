import assert from 'node:assert/strict';
import fs from 'node:fs';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import type { AddressInfo } from 'node:net';
import { isAriError } from '../../../src/ari/ariError';
import { EventSocket } from '../../../src/ari/eventSocket';
import type { CloseReason } from '../../../src/ari/closeReason';
import { RestClient } from '../../../src/ari/restClient';
import { parseServerAddress, type ServerAddress } from '../../../src/ari/serverAddress';
import { knock } from '../../../src/ari/serverKnock';
import { makeCertificate, type CertificateFiles } from '../../support/asterisk/certificate';
import { makeExpiredCertificate } from '../../support/expiredCertificate';

const USER = { user: 'asterisk', password: 'canary' };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tls-'));
const inherited = process.env.NODE_TLS_REJECT_UNAUTHORIZED;

/** Certificate and key, PEM. */
interface Pair {
  readonly cert: string;
  readonly key: string;
}

const pairs = new Map<string, Pair>();

function readPair(at: string, { certificate, key }: CertificateFiles): Pair {
  const read = (name: string): string => fs.readFileSync(path.join(at, name), 'utf8');
  return { cert: read(certificate), key: read(key) };
}

async function prepare(name: string, make: (at: string) => Promise<CertificateFiles>): Promise<void> {
  const at = path.join(folder, name);
  fs.mkdirSync(at);
  pairs.set(name, readPair(at, await make(at)));
}

before(async () => {
  await prepare('good', (at) => makeCertificate(at, ['IP:127.0.0.1']));
  await prepare('elsewhere', (at) => makeCertificate(at, ['DNS:pbx.example']));
  await prepare('expired', (at) => makeExpiredCertificate(at, ['IP:127.0.0.1']));
  // What people set in their shell for some other program, and start VS Code from.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
});
after(() => {
  if (inherited === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  else process.env.NODE_TLS_REJECT_UNAUTHORIZED = inherited;
  fs.rmSync(folder, { recursive: true, force: true });
});

function pair(name: string): Pair {
  return pairs.get(name) ?? assert.fail(`no certificate ${name}`);
}

/** A TLS server that notes what credentials it was handed. */
async function listen(
  context: TestContext,
  certificate: string,
): Promise<{ readonly address: ServerAddress; readonly seen: string[] }> {
  const seen: string[] = [];
  const server = https.createServer(pair(certificate), (request, response) => {
    seen.push(request.headers.authorization ?? 'none');
    response.setHeader('content-type', 'application/json').end('[]');
  });
  server.on('upgrade', (request, socket) => {
    seen.push(request.headers.authorization ?? 'none');
    socket.destroy();
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { address: parseServerAddress(`https://127.0.0.1:${String(port)}`), seen };
}

/** Tries every way that we open connections in; the code each failed with, `reached` where it did not. */
async function tryAll(address: ServerAddress, ca: string | undefined): Promise<readonly string[]> {
  const options = { address, ...USER, ...(ca === undefined ? {} : { ca }) };
  const rest = new RestClient(options);
  const codeOf = (error: unknown): string => (isAriError(error) ? error.code : String(error));
  const byRest = await rest.call('channels.list', {}).then(() => 'reached', codeOf);
  await rest.close();
  const bySocket = await new Promise<CloseReason>((closed) => {
    new EventSocket({
      ...options,
      applications: ['app'],
      subscribeAll: false,
      opened: () => undefined,
      message: () => undefined,
      closed,
    });
  });
  const socketCode = bySocket.kind === 'failed' ? codeOf(bySocket.error) : bySocket.kind;
  const knocked = await knock(options, new AbortController().signal);
  return [byRest, socketCode, knocked ? 'reached' : 'refused'];
}

for (const { name, certificate, authority } of [
  { name: 'self-signed, and nobody vouches for it', certificate: 'good', authority: undefined },
  { name: 'another CA is named', certificate: 'good', authority: 'elsewhere' },
  { name: 'made out for another host', certificate: 'elsewhere', authority: 'elsewhere' },
  { name: 'expired', certificate: 'expired', authority: 'expired' },
]) {
  test(`no password goes to a server whose certificate is bad, whatever the environment says: ${name}`, async (context) => {
    const { address, seen } = await listen(context, certificate);
    const ca = authority === undefined ? undefined : pair(authority).cert;
    assert.deepEqual(await tryAll(address, ca), ['tls', 'tls', 'refused']);
    assert.deepEqual(seen, []);
  });
}

test('a certificate that its CA file vouches for is taken', async (context) => {
  const { address, seen } = await listen(context, 'good');
  const [rest, , knocked] = await tryAll(address, pair('good').cert);
  assert.deepEqual([rest, knocked], ['reached', 'reached']);
  const basic = `Basic ${Buffer.from('asterisk:canary').toString('base64')}`;
  assert.deepEqual(seen, [basic, basic, basic]);
});
