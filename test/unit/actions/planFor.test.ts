import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActionRunner } from '../../../src/actions/actionRunner';
import { planFor } from '../../../src/actions/planFor';
import type { Connections } from '../../../src/session/connections';
import { emptyResourceTable } from '../../../src/shared/changeSet';
import type { NodeKind } from '../../../src/shared/nodeKind';

function titles(kind: NodeKind, id: string): readonly string[] {
  const resources = emptyResourceTable();
  for (const ours of [true, false]) {
    const name = ours ? 'workbench' : 'ivr';
    resources.application.set(name, { kind: 'application', id: name, ours, inferred: false, raw: {} });
  }
  const session = {
    state: { status: 'live' },
    profile: { readOnly: false },
    store: { resources },
    lists: { get: () => ({ items: undefined }) },
    version: '22.10.1',
    ourApplication: 'workbench',
  };
  const connections = { session: () => session } as unknown as Connections;
  const node = { kind, connectionId: 'one', id };
  return planFor(connections, {} as unknown as ActionRunner, node).map(({ title }) => title);
}

test('the nodes below an application have its actions: they are named by it', () => {
  assert.ok(titles('application', 'ivr').includes('Edit Event Filter'));
  assert.deepEqual(titles('eventFilter', 'ivr'), ['Edit Event Filter']);
  assert.deepEqual(titles('eventFilter', 'workbench'), []);
  assert.deepEqual(titles('subscriptions', 'ivr'), ['Subscribe Application', 'Unsubscribe Application']);
});
