import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventResources } from '../../../src/capture/eventResources';
import { eventSummary } from '../../../src/capture/eventSummary';

/** After a REFER in a Stasis bridge a new channel enters in place of another. */
const event = {
  type: 'StasisStart',
  application: 'myapp',
  args: [],
  channel: { id: 'new', name: 'PJSIP/bob-00000002' },
  replace_channel: { id: 'old', name: 'PJSIP/alice-00000001' },
};

test('a StasisStart after a REFER tells which channel it replaces, and is found under both', () => {
  assert.match(eventSummary(event), /replaces PJSIP\/alice-00000001/);
  const { channelId, touched } = eventResources(event);
  assert.equal(channelId, 'new', 'the buttons act on the one that entered');
  assert.deepEqual([...touched].sort(), ['new', 'old']);
});
