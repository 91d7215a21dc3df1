import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { findExposure } from '../../../src/ari/findExposure';
import { parseServerAddress } from '../../../src/ari/serverAddress';

/** Listens on `hosts` at one port, as a server that is bound to all of them; notes the headers it gets. */
async function listen(
  context: TestContext,
  name: string | undefined,
  ...hosts: string[]
): Promise<{ readonly port: number; readonly seen: http.IncomingHttpHeaders[] }> {
  const seen: http.IncomingHttpHeaders[] = [];
  let port = 0;
  for (const host of hosts) {
    const server = http.createServer((request, response) => {
      seen.push(request.headers);
      response.writeHead(404, name === undefined ? {} : { server: name }).end();
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    ({ port } = server.address() as AddressInfo);
    context.after(() => {
      server.closeAllConnections();
      server.close();
    });
  }
  return { port, seen };
}

// All of 127.0.0.0/8 is this machine: 127.0.0.2 plays its network card.
const OUTSIDE = ['127.0.0.3', '127.0.0.2'];
const at = (port: number, start = 'http://127.0.0.1'): ReturnType<typeof parseServerAddress> =>
  parseServerAddress(`${start}:${String(port)}/prefix`);

test('an Asterisk that answers under another address of this machine is found, without being sent a password', async (context) => {
  const { port, seen } = await listen(context, 'Asterisk/22.10.1', '127.0.0.1', '127.0.0.2');
  assert.equal(await findExposure(at(port), OUTSIDE), '127.0.0.2');
  assert.equal(seen.length, 1);
  assert.equal(seen[0]?.authorization, undefined);
});

test('one that is bound to 127.0.0.1 is not', async (context) => {
  const { port } = await listen(context, 'Asterisk/22.10.1', '127.0.0.1');
  assert.equal(await findExposure(at(port), OUTSIDE), undefined);
  assert.equal(await findExposure(at(port)), undefined, 'by the addresses that this machine really has');
});

test('something else at that port is not taken for it', async (context) => {
  for (const name of [undefined, 'nginx', 'NotAsterisk']) {
    const { port } = await listen(context, name, '127.0.0.1', '127.0.0.2');
    assert.equal(await findExposure(at(port), OUTSIDE), undefined, name);
  }
});

test('nobody is asked about servers elsewhere, or encrypted ones', async (context) => {
  const { port, seen } = await listen(context, 'Asterisk', '127.0.0.1', '127.0.0.2');
  assert.equal(await findExposure(at(port, 'https://127.0.0.1'), OUTSIDE), undefined);
  assert.equal(await findExposure(at(port, 'http://pbx.example'), OUTSIDE), undefined);
  assert.equal(seen.length, 0);
});
