import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { isAriError } from '../../../src/ari/ariError';
import { RestClient } from '../../../src/ari/restClient';
import { parseServerAddress } from '../../../src/ari/serverAddress';
import { takeSnapshot } from '../../../src/ari/snapshot';
import { asteriskBed } from './asteriskBed';

const bed = asteriskBed();
function clientOf(context: TestContext): RestClient {
  const { url, user, password } = bed.server;
  const rest = new RestClient({ address: parseServerAddress(url), user, password });
  context.after(() => rest.close());
  return rest;
}

test('reloading the dialplan: 204 done, 409 refused with the old one kept', async (context) => {
  const rest = clientOf(context);
  const reload = (): Promise<{ status: number }> =>
    rest.callWithStatus('asterisk.reloadModule', { moduleName: 'pbx_config.so' });
  assert.equal((await reload()).status, 204);
  const good = bed.server.asterisk.readConfig('extensions.conf');
  bed.server.asterisk.writeConfig('extensions.conf', '[from-trunk\nexten => 500,1,Answer()\n');
  const error: unknown = await reload().catch((problem: unknown) => problem);
  bed.server.asterisk.writeConfig('extensions.conf', good);
  assert.ok(isAriError(error), String(error));
  assert.equal(error.status, 409);
  assert.match(error.hint, /old configuration/);
  assert.match(await bed.server.asterisk.cli('dialplan show 501@from-trunk'), /Wait/);
  assert.equal((await reload()).status, 204);
});

test('a snapshot of a server without endpoints leaves them empty', async (context) => {
  const rest = clientOf(context);
  await bed.server.asterisk.cli('module unload res_ari_endpoints.so');
  const { endpoints, info } = await takeSnapshot(rest);
  await bed.server.asterisk.cli('module load res_ari_endpoints.so');
  assert.deepEqual(endpoints, []);
  assert.ok(info.system);
});
