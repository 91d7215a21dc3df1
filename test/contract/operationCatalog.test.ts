import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jsonOf } from '../../src/ari/jsonOf';
import { RestClient } from '../../src/ari/restClient';
import { parseServerAddress } from '../../src/ari/serverAddress';
import type { OperationList } from '../../src/operations/operationCatalog';
import { readOperations } from '../../src/operations/readOperations';
import { contractBed } from './contractBed';

const bed = contractBed();

async function described(
  context: TestContext,
): Promise<{ readonly rest: RestClient; readonly list: OperationList }> {
  const { url, user, password } = bed.server;
  const rest = new RestClient({ address: parseServerAddress(url), user, password });
  context.after(() => rest.close());
  const info = await rest.call('asterisk.getInfo', {});
  return { rest, list: await readOperations({ rest, version: info.system?.version }) };
}

test('what the server describes is what its version has', async (context) => {
  const { list } = await described(context);
  assert.equal(list.problem, undefined);
  const count = (support: string): number =>
    list.operations.filter((operation) => operation.support === support).length;
  const isOld = bed.server.release === 16;
  assert.deepEqual([count('offered'), count('missing')], isOld ? [98, 11] : [109, 0]);
});

test('every operation has words, ours where the server has none', async (context) => {
  const { list } = await described(context);
  assert.deepEqual(
    list.operations.filter(({ summary }) => summary === '').map(({ id }) => id),
    [],
  );
});

test('what is offered can be run, what is missing is answered by 404 or 405', async (context) => {
  const { rest, list } = await described(context);
  const operation = (id: string) => list.operations.find((known) => known.id === id) ?? assert.fail(id);
  const ping = await rest.run(operation('asterisk.ping'), {});
  assert.equal(ping.status, 200);
  assert.match(JSON.stringify(jsonOf(ping)), /pong/);
  const variables = operation('channels.getChannelVars');
  const answer = await rest.run(variables, { channelId: 'nobody', variables: ['A', 'B'] });
  assert.equal(answer.status, 404);
  assert.ok(answer.error);
});
