import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AriError } from '../../../src/ari/ariError';
import type { RestClient } from '../../../src/ari/restClient';
import { ServedElsewhere } from '../../../src/session/servedElsewhere';

/** A server of two answers: when it was started, and whether it knows the application. */
function server() {
  const state = { startup: '2026-11-23T09:00:00.000+0000', knows: true, asked: 0 };
  const call = (operation: string): Promise<unknown> => {
    state.asked += 1;
    if (operation === 'asterisk.getInfo') return Promise.resolve({ status: { startup_time: state.startup } });
    const details = {
      code: 'http',
      operation,
      status: 404,
      message: 'Application not found',
      hint: '',
    } as const;
    return state.knows ? Promise.resolve({ name: 'wanted' }) : Promise.reject(new AriError(details));
  };
  return { state, elsewhere: new ServedElsewhere({ call } as unknown as RestClient, 'wanted') };
}

const { signal } = new AbortController();
const NINE = Date.UTC(2026, 10, 23, 9);

test('before it was ever ours, and on the Asterisk where it is, nothing is asked about it', async () => {
  const { state, elsewhere } = server();
  assert.equal(await elsewhere.check(signal), undefined);
  assert.equal(state.asked, 0);
  elsewhere.isOurs(NINE);
  // Asterisk still lists what we had: that tells nothing.
  assert.equal(await elsewhere.check(signal), undefined);
});

test('on an Asterisk started anew it is taken where it is known before us, said once; unknown, it is free', async () => {
  for (const knows of [true, false]) {
    const { state, elsewhere } = server();
    elsewhere.isOurs(NINE);
    state.startup = '2026-11-23T10:00:00.000+0000';
    state.knows = knows;
    assert.equal(await elsewhere.check(signal), knows ? 'wanted' : undefined);
    state.knows = true;
    assert.equal(await elsewhere.check(signal), undefined, 'whoever takes over means it');
  }
});

test('a server that does not tell its start, or fails, decides nothing', async () => {
  const { state, elsewhere } = server();
  elsewhere.isOurs(undefined);
  assert.equal(await elsewhere.check(signal), undefined);
  elsewhere.isOurs(NINE);
  elsewhere.isOurs(undefined);
  state.startup = 'never';
  assert.equal(await elsewhere.check(signal), undefined);
  const broken = { call: () => Promise.reject(new Error('down')) } as unknown as RestClient;
  const unsure = new ServedElsewhere(broken, 'wanted');
  unsure.isOurs(NINE);
  await assert.rejects(unsure.check(signal), /down/);
});
