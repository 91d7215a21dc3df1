import assert from 'node:assert/strict';
import fs from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { after, before, test } from 'node:test';
import WebSocket from 'ws';
import { ariRequest } from '../../support/asterisk/ariRequest';
import type { RealAsterisk } from '../../support/asterisk/realAsterisk';
import { startAsterisk } from '../../support/asterisk/startAsterisk';
import { startCall, startPhone } from '../../support/sipp/startSipp';
import { waitFor } from '../../support/waitFor';

interface Channel {
  id: string;
  name: string;
  state: string;
  dialplan: { app_name: string; app_data: string };
}

let asterisk: RealAsterisk;
before(async () => {
  asterisk = await startAsterisk({ tls: true });
});
after(() => asterisk.stop());

async function channels(): Promise<Channel[]> {
  const { status, body } = await asterisk.rest('GET', '/channels');
  assert.equal(status, 200);
  return body as Channel[];
}

function listen(app: string): Promise<{ socket: WebSocket; events: Record<string, unknown>[] }> {
  const socket = new WebSocket(`${asterisk.url.replace('http', 'ws')}/ari/events?app=${app}`, {
    auth: `${asterisk.user}:${asterisk.password}`,
  });
  const events: Record<string, unknown>[] = [];
  socket.on('message', (data: Buffer) => events.push(JSON.parse(data.toString()) as Record<string, unknown>));
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve({ socket, events }));
    socket.once('error', reject);
  });
}

async function hangUpAll(): Promise<void> {
  await asterisk.cli('channel request hangup all');
  await waitFor('all channels to go', async () => (await channels()).length === 0);
}

test('answers as Asterisk 22 with sounds, endpoints and a dialplan', async () => {
  const { status, body } = await asterisk.rest('GET', '/asterisk/info');
  assert.equal(status, 200);
  assert.match((body as { system: { version: string } }).system.version, /^22\./);
  assert.ok(((await asterisk.rest('GET', '/sounds')).body as unknown[]).length > 100);
  const endpoints = (await asterisk.rest('GET', '/endpoints/PJSIP')).body as {
    resource: string;
    state: string;
  }[];
  const states = Object.fromEntries(endpoints.map(({ resource, state }) => [resource, state]));
  const phones = { alice: 'online', bob: 'online', carol: 'offline', dave: 'online', erin: 'online' };
  assert.deepEqual(states, { ...phones, trunk: 'offline' });
  assert.match(await asterisk.cli('dialplan show 501@from-trunk'), /Wait\(3600\)/);
  assert.match(await asterisk.cli('dialplan show globals'), /TESTBED=ready/);
});

test('lets the read-only user read and refuses its writes', async () => {
  const observer = { url: asterisk.url, user: asterisk.readOnlyUser, password: asterisk.readOnlyPassword };
  assert.equal((await ariRequest({ ...observer, method: 'GET', path: '/channels' })).status, 200);
  const refused = await ariRequest({ ...observer, method: 'POST', path: '/bridges' });
  assert.equal(refused.status, 403);
  assert.equal(
    (await ariRequest({ ...observer, password: 'wrong', method: 'GET', path: '/channels' })).status,
    401,
  );
});

test('a call of the console to 500 enters the application', async () => {
  const { socket, events } = await listen('myapp');
  await asterisk.cli('channel originate Local/500@from-trunk application Wait 30');
  await waitFor('StasisStart', () => events.some(({ type }) => type === 'StasisStart'));
  const inside = (await channels()).filter(({ dialplan }) => dialplan.app_name === 'Stasis');
  assert.deepEqual(
    inside.map(({ dialplan }) => dialplan.app_data),
    ['myapp'],
  );
  await hangUpAll();
  socket.terminate();
});

test('sipp calls Asterisk, and Asterisk calls sipp', async () => {
  const incoming = await startCall(asterisk, '501');
  await waitFor('the incoming call', async () =>
    (await channels()).some(({ name, state }) => name.startsWith('PJSIP/trunk-') && state === 'Up'),
  );
  const phone = await startPhone(asterisk, 'alice');
  const query = { endpoint: 'PJSIP/alice', context: 'default', extension: '100', priority: '1' };
  assert.equal((await asterisk.rest('POST', '/channels', query)).status, 200);
  await waitFor('alice to answer', async () =>
    (await channels()).some(({ name, state }) => name.startsWith('PJSIP/alice-') && state === 'Up'),
  );
  await hangUpAll();
  await Promise.all([incoming.stop(), phone.stop()]);
});

test('comes back on the same ports after a crash', async () => {
  const { pid, url } = asterisk;
  await asterisk.kill9();
  assert.equal(asterisk.pid, undefined);
  await assert.rejects(asterisk.rest('GET', '/channels'), { code: 'ECONNREFUSED' });
  await asterisk.restart();
  assert.notEqual(asterisk.pid, pid);
  assert.equal(asterisk.url, url);
  assert.equal((await asterisk.rest('GET', '/channels')).status, 200);
});

test('serves TLS with the certificate of its CA file', async () => {
  const auth = `${asterisk.user}:${asterisk.password}`;
  const status = await new Promise((resolve, reject) => {
    https
      .get(
        `${asterisk.httpsUrl!}/ari/asterisk/ping`,
        { auth, ca: fs.readFileSync(asterisk.caFile!) },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      )
      .once('error', reject);
  });
  assert.equal(status, 200);
});

test('two servers do not meet, and stop leaves neither process nor files', async () => {
  const second = await startAsterisk({ prefix: 'pbx' });
  assert.match(second.url, /\/pbx$/);
  await second.cli('channel originate Local/501@from-trunk application Wait 30');
  await waitFor('a call on the second server', async () => {
    const { body } = await second.rest('GET', '/channels');
    return (body as Channel[]).length > 0;
  });
  assert.deepEqual(await channels(), []);
  const pid = second.pid!;
  await second.stop();
  assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
  assert.equal(fs.existsSync(path.dirname(second.configFolder)), false);
});
