import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noTargetText } from '../../../src/actions/noTargetText';
import { channelValue } from '../model/ariValues';
import { sessionOf } from '../session/sessionOf';

test('without a server, or without a single resource, that is said', (context) => {
  assert.equal(noTargetText('hold', []), 'no server is connected for it');
  const session = sessionOf(context, 'http://127.0.0.1:1');
  assert.equal(noTargetText('hold', [session]), 'there is no channel');
  assert.equal(noTargetText('deleteRecording', [session]), 'there is no recording');
});

test('channels that an action does not fit are counted by what hinders it', (context) => {
  const session = sessionOf(context, 'http://127.0.0.1:1');
  const channels = [
    channelValue('a', { state: 'Up' }),
    channelValue('b', { state: 'Up' }),
    channelValue('c', { state: 'Down' }),
  ];
  session.store.synchronise({ channels, bridges: [], applications: [], endpoints: [] });
  assert.equal(
    noTargetText('hold', [session]),
    'no channel is in a state for it: 2 are Up in no application, 1 is Down in no application',
  );
});
