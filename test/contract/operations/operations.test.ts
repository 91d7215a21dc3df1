import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { operations, type OperationId, type OperationResult } from '../../../src/ari/generated/operations';
import { isOffered } from '../../../src/operations/isOffered';
import { destroyBridges } from '../../support/server/serverBasics';
import { OPERATION_CASES } from './allCases';
import { OperationBed } from './operationBed';
import type { OperationCase } from './operationCase';

/**
 * Every operation of ARI, called once as Run Operation calls it, and looked at whether it was carried out; on an old
 * Asterisk, whether the operations that it has not are refused with a word about that.
 */
let bed: OperationBed;
before(async () => {
  bed = await OperationBed.start();
});
afterEach(async () => {
  await bed.server.hangUpAll();
  await destroyBridges(bed.server);
});
after(() => bed.stop());

function resultOf<O extends OperationId>(operation: O, body: Buffer): OperationResult[O] {
  const { result } = operations[operation];
  const value: unknown =
    result === 'binary' ? body : body.length === 0 ? undefined : JSON.parse(body.toString());
  return value as OperationResult[O];
}

async function callOnce<O extends OperationId>(operation: O, row: OperationCase<O>): Promise<void> {
  const params = await row.params(bed);
  const { status, body, error } = await bed.run(operation, params);
  const usual = operations[operation].result === 'void' ? 204 : 200;
  assert.equal(status, row.status ?? usual, `${operation}: ${error?.message ?? body.toString()}`);
  if (row.refused) {
    assert.ok(error?.message.startsWith(row.refused.message), error?.message);
    return;
  }
  assert.equal(error, undefined);
  await row.proof({ bed, params, answer: resultOf(operation, body) });
}

/** An old server knows no such path, whatever stands in it. */
async function callMissing(operation: OperationId): Promise<void> {
  const { params } = operations[operation];
  const needed = params.filter(({ required }) => required === true);
  const values = needed.map(
    ({ name, type }) => [name, type === 'containers' ? { A: '1' } : 'nobody'] as const,
  );
  const shape = { id: operation, ...operations[operation] };
  const { status, error } = await bed.rest.run(shape, Object.fromEntries(values));
  assert.ok(status === 404 || status === 405, `${operation}: ${status}`);
  assert.match(error?.hint ?? '', /older/);
}

for (const operation of Object.keys(operations) as OperationId[]) {
  test(operation, async () => {
    if (isOffered(operations[operation].since, await bed.version()))
      await callOnce(operation, OPERATION_CASES[operation] as OperationCase<OperationId>);
    else await callMissing(operation);
  });
}
