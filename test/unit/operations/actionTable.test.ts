import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operations } from '../../../src/ari/generated/operations';
import { COMMANDS } from '../../../src/contributions';
import type { AvailabilityContext } from '../../../src/operations/actionFacts';
import { ACTION_NAMES, ACTION_TABLE } from '../../../src/operations/actionTable';
import { availableActions, isAvailable, wordOf } from '../../../src/operations/availableActions';
import { SEVERAL_VARIABLES_SINCE } from '../../../src/operations/channelActions';
import { isOffered } from '../../../src/operations/isOffered';
import { emptyResourceTable } from '../../../src/shared/changeSet';
import { channelOf } from '../eventsPage/panelFixture';

/** The first of each branch, what came in between, and what is out now. */
const VERSIONS = ['16', '17', '18', '19', '20', '21', '22', '23'].flatMap((major) =>
  [0, 3, 6, 8, 10, 13, 16, 20, 28].map((minor) => `${major}.${String(minor)}.0`),
);

function contextOf(version: string, readOnly = false): AvailabilityContext {
  return { resources: emptyResourceTable(), version, ourApplication: 'ours', readOnly };
}

test('an action is held back from the versions that have none of its operations, and from no other', () => {
  for (const name of ACTION_NAMES) {
    const { operations: ids, since } = ACTION_TABLE[name];
    for (const version of VERSIONS) {
      // Before 16.6 there is nothing that anybody runs.
      if (/^16\.[0-5]\.|^17\.0\./.test(version)) continue;
      const has = ids.some((id) => isOffered(operations[id].since, version));
      assert.equal(since === undefined || isOffered(since, version), has, `${name} on ${version}`);
    }
  }
});

test('several variables at once came with the operations for it', () => {
  assert.deepEqual(SEVERAL_VARIABLES_SINCE, operations['channels.getChannelVars'].since);
  assert.deepEqual(SEVERAL_VARIABLES_SINCE, operations['channels.setChannelVars'].since);
});

test('what only reads sends GET only; a read-only connection offers that, and nothing else', () => {
  for (const name of ACTION_NAMES) {
    const { operations: ids, reads } = ACTION_TABLE[name];
    assert.equal(
      ids.every((id) => operations[id].method === 'GET'),
      reads === true,
      name,
    );
  }
  const stasis = { application: 'ours', inferred: false };
  const live = { ...channelOf('c'), name: 'PJSIP/alice-1', state: 'Up', stasis };
  const readOnly = availableActions('channel', live, contextOf('22.10.1', true));
  assert.deepEqual(readOnly, ['getVariables', 'rtpStatistics']);
});

test('every action is a command of the same name, and no two have the same word', () => {
  for (const name of ACTION_NAMES) assert.equal(COMMANDS[name], `ariWorkbench.${name}`);
  const words = ACTION_NAMES.map(wordOf);
  assert.equal(new Set(words).size, words.length);
  assert.equal(wordOf('ringStop'), 'canRingStop');
});

test('RTP statistics are offered where there is RTP, progress before the answer only', () => {
  const stasis = { application: 'ours', inferred: false };
  const context = contextOf('22.10.1');
  const local = { ...channelOf('c'), name: 'Local/500@x-1;1', stasis };
  const phone = { ...channelOf('c'), name: 'PJSIP/alice-1', stasis };
  assert.equal(isAvailable('rtpStatistics', { ...local, state: 'Up' }, context), false);
  assert.equal(isAvailable('rtpStatistics', { ...phone, state: 'Up' }, context), true);
  assert.equal(isAvailable('progress', { ...phone, state: 'Ring' }, context), true);
  assert.equal(isAvailable('progress', { ...phone, state: 'Up' }, context), false);
  assert.equal(isAvailable('progress', { ...phone, state: 'Ring' }, contextOf('16.28.0')), false);
  assert.equal(isAvailable('hold', undefined, context), false);
});
