import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { waitFor } from '../../support/waitFor';
import { asteriskBed } from './asteriskBed';
import { openServer } from '../openServer';
import { modelPicture, serverPicture } from '../serverPicture';

const bed = asteriskBed();

test('a crash of Asterisk: waits, comes back by itself, and the model is that of the new server', async (context) => {
  const server = await openServer(context, bed.server);
  await bed.server.originateQuietly('501');
  await bed.server.asterisk.rest('POST', '/bridges/lost', {});
  const { channel, bridge } = server.session.store.resources;
  await waitFor('call and bridge', () => channel.size === 2 && bridge.has('lost'));
  const [name = ''] = [...channel.values()].map((half) => half.name);
  const before = Date.now();
  await bed.server.asterisk.kill9();
  const waiting = await server.reach('waitingToRetry');
  assert.ok(waiting.problem.message !== '' && waiting.problem.hint !== '', JSON.stringify(waiting));
  assert.equal(channel.size, 2, 'the model is kept while nobody answers');
  await bed.server.asterisk.restart();
  await waitFor('live again', () => server.connections.state(server.id).status === 'live', {
    timeoutMs: 60_000,
  });
  assert.equal(
    server.states.some(({ status }) => status === 'failed'),
    false,
  );
  const isEqual = async (): Promise<boolean> =>
    isDeepStrictEqual(modelPicture(server.session), await serverPicture(bed.server));
  await waitFor('the model to equal the server', isEqual).catch(() => undefined);
  assert.deepEqual(modelPicture(server.session), await serverPicture(bed.server));
  assert.equal(channel.size, 0);
  const rows = server.rows().filter(({ kind }) => kind === 'gap' || kind === 'snapshot');
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ['gap', 'snapshot'],
  );
  const [gap, snapshot] = rows;
  assert.match(gap?.summary ?? '', /^events lost for \d+\.\d s: ./);
  assert.ok((gap?.time ?? 0) > before);
  const summary = snapshot?.summary ?? '';
  assert.ok(summary.includes(`channel ${name} is gone`), summary);
  assert.ok(summary.includes('bridge lost is gone'), summary);
  await bed.server.originateQuietly('501');
  await waitFor('a call on the new server', () => channel.size === 2);
});

test('a server that is not there is tried again; disconnecting ends that', async (context) => {
  const server = await openServer(context, bed.server);
  await bed.server.asterisk.kill9();
  await server.reach('waitingToRetry');
  await server.connections.disconnect(server.id);
  assert.deepEqual(server.connections.state(server.id), { status: 'disconnected' });
  await bed.server.asterisk.restart();
  const applications = (await bed.server.asterisk.rest('GET', '/applications')).body as unknown[];
  assert.deepEqual(applications, [], 'nobody came back');
  await server.connections.connect(server.id);
  await server.reach('live');
});
