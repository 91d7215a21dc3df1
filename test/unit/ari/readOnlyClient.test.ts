import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAriError } from '../../../src/ari/ariError';
import { operations, type OperationId, type ParameterFacts } from '../../../src/ari/generated/operations';
import { RestClient } from '../../../src/ari/restClient';
import { httpServer, sendJson } from './localServer';

const ALL = Object.keys(operations) as OperationId[];
const writes = ALL.filter((operation) => operations[operation].method !== 'GET');

/** A value that passes the checks on our side. */
function valueOf({ type, allowed }: ParameterFacts): unknown {
  if (allowed) return allowed[0];
  if (type === 'boolean') return true;
  if (type === 'int' || type === 'long' || type === 'double') return 1;
  return type === 'string' ? 'x' : {};
}

function call(rest: RestClient, operation: OperationId): Promise<unknown> {
  const required = operations[operation].params.filter((parameter) => parameter.required);
  const params = Object.fromEntries(required.map((parameter) => [parameter.name, valueOf(parameter)]));
  return rest.call(operation, params);
}

test('of all operations of ARI, a read-only client sends those that read, and refuses the others unsent', async (context) => {
  const seen: string[] = [];
  const told: string[] = [];
  const { address } = await httpServer(context, ({ method = '' }, response) => {
    seen.push(method);
    sendJson(response, {});
  });
  const options = { address, user: 'u', password: 'p', onSend: () => told.push('sent') };
  const rest = new RestClient({ ...options, readOnly: true });
  context.after(() => rest.close());
  assert.ok(writes.length > 50);
  for (const operation of writes) {
    const error: unknown = await call(rest, operation).catch((reason: unknown) => reason);
    assert.ok(isAriError(error) && error.code === 'readOnly', operation);
  }
  assert.deepEqual([seen, told], [[], []]);
  for (const operation of ALL) await call(rest, operation).catch(() => undefined);
  assert.ok(seen.length > 30, String(seen.length));
  assert.deepEqual([...new Set(seen)], ['GET']);

  // What was refused is good enough for a client that may write: it was not refused for something else.
  const writing = new RestClient(options);
  context.after(() => writing.close());
  for (const operation of writes) {
    seen.length = 0;
    await call(writing, operation).catch(() => undefined);
    assert.deepEqual(seen, [operations[operation].method], operation);
  }
});
