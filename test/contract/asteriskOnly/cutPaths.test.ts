import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ariRequest, type AriResponse } from '../../support/asterisk/ariRequest';
import { asteriskBed } from './asteriskBed';

const bed = asteriskBed();

/** Only ever reads: what the same trick does to a request that writes is not tried. */
function get(below: string): Promise<AriResponse> {
  const { url, user, password } = bed.server;
  return ariRequest({ url, user, password, method: 'GET', path: below });
}

test('Asterisk reads a path up to an empty part, and a segment up to %00', async () => {
  for (const below of ['/channels//x', '/channels%00', '/channels%00x']) {
    assert.deepEqual(await get(below), { status: 200, body: [] }, below);
  }
  assert.equal((await get('/asterisk/info//x')).status, 200);
  assert.equal((await get('/channels/x')).status, 404);
});

test('the stored recordings of another folder are not read: no guard of ours is needed', async () => {
  const spool = path.join(path.dirname(bed.server.asterisk.configFolder), 'spool');
  fs.writeFileSync(path.join(spool, 'recording', 'inside.wav'), 'RIFF');
  fs.writeFileSync(path.join(spool, 'outside.wav'), 'RIFF');
  assert.equal((await get('/recordings/stored/inside')).status, 200);
  assert.equal((await get('/recordings/stored/..%2Frecording%2Finside')).status, 200);
  assert.equal((await get('/recordings/stored/..%2Foutside')).status, 404);
});
