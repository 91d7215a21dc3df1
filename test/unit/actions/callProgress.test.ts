import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callProgress, type CallProgress } from '../../../src/actions/originate/callProgress';

const ours = { id: 'ours', state: 'Up' };

const CASES: readonly [string, Record<string, unknown>, CallProgress | undefined][] = [
  ['a state change to Up', { type: 'ChannelStateChange', channel: ours }, { kind: 'up' }],
  ['StasisStart of an answered channel', { type: 'StasisStart', channel: ours }, { kind: 'up' }],
  [
    'StasisStart before the answer',
    { type: 'StasisStart', channel: { id: 'ours', state: 'Down' } },
    undefined,
  ],
  [
    'a state change to Ringing',
    { type: 'ChannelStateChange', channel: { id: 'ours', state: 'Ringing' } },
    { kind: 'dialling', status: 'ringing' },
  ],
  [
    'the Dial that rings it',
    { type: 'Dial', dialstatus: 'RINGING', peer: { id: 'ours' } },
    { kind: 'dialling', status: 'ringing' },
  ],
  [
    'a Dial that meets a busy one',
    { type: 'Dial', dialstatus: 'BUSY', peer: { id: 'ours' } },
    { kind: 'dialling', status: 'busy' },
  ],
  ['a Dial that starts', { type: 'Dial', dialstatus: '', peer: { id: 'ours' } }, undefined],
  [
    'a Dial of ours to another',
    { type: 'Dial', dialstatus: 'RINGING', caller: ours, peer: { id: 'x' } },
    undefined,
  ],
  [
    'its end',
    { type: 'ChannelDestroyed', cause: 17, cause_txt: 'User busy', channel: ours },
    { kind: 'gone', reason: 'User busy (cause 17)' },
  ],
  [
    'an end without words',
    { type: 'ChannelDestroyed', channel: ours },
    { kind: 'gone', reason: 'no reason given' },
  ],
  ['the end of another', { type: 'ChannelDestroyed', cause: 17, channel: { id: 'x' } }, undefined],
  ['another event of ours', { type: 'ChannelVarset', channel: ours }, undefined],
  ['an event without a channel', { type: 'DeviceStateChanged' }, undefined],
  ['an event whose channel is no object', { type: 'StasisStart', channel: 'ours' }, undefined],
];

for (const [what, event, expected] of CASES) {
  test(`${what}: ${expected ? expected.kind : 'nothing'}`, () => {
    assert.deepEqual(callProgress(event, 'ours'), expected);
  });
}
