import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planReload } from '../../../src/dialplan/planReload';
import { profileOf } from '../session/connectionsBench';

test('a live server that may be written to has Reload Dialplan to be copied', async () => {
  const live = { state: { status: 'live', since: 0 }, profile: profileOf('one') } as const;
  const [action, ...others] = planReload(live, { kind: 'server' });
  assert.equal(action?.title, 'Reload Dialplan');
  assert.deepEqual(others, []);
  assert.deepEqual(await action.plan(), [
    { operation: 'asterisk.reloadModule', params: { moduleName: 'pbx_config.so' } },
  ]);
  assert.deepEqual(planReload(live, { kind: 'endpoint' }), []);
  assert.deepEqual(planReload(undefined, { kind: 'server' }), []);
  const readOnly = { ...live, profile: profileOf('one', { readOnly: true }) };
  assert.deepEqual(planReload(readOnly, { kind: 'server' }), []);
});
