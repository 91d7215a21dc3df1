import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActionTarget } from '../../../src/actions/resourceAction';
import { targetText } from '../../../src/actions/targetText';
import { emptyResourceTable } from '../../../src/shared/changeSet';
import type { NodeKind } from '../../../src/shared/nodeKind';
import { channelOf } from '../eventsPage/panelFixture';

function text(kind: NodeKind, ...ids: readonly string[]): string {
  const resources = emptyResourceTable();
  resources.channel.set('c', { ...channelOf('c'), name: 'PJSIP/alice-1' });
  const session = { profile: { name: 'Lab' }, store: { resources } };
  return targetText({ session, kind, ids } as unknown as ActionTarget);
}

test('a title says what it is about, in words', () => {
  assert.equal(text('server'), ' on Lab');
  assert.equal(text('channel', 'c'), ': PJSIP/alice-1');
  assert.equal(text('channel', 'gone'), ': gone');
  assert.equal(text('channel', 'c', 'd'), ': 2 channels');
  assert.equal(text('eventFilter', 'ivr'), ': ivr');
  assert.equal(text('subscription', '["ivr","endpoint:PJSIP/alice"]'), ': ivr, endpoint:PJSIP/alice');
  assert.equal(text('subscription', '["ivr","channel:"]'), ': ivr, all channels');
});
