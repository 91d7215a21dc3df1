import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONSOLE_LOG, hasOwnLogName, logChannelName } from '../../../src/shared/logChannelName';

test('a log is told by its file, and taken by the name of it', () => {
  assert.equal(logChannelName('/var/log/asterisk/messages.log'), 'messages.log');
  assert.equal(logChannelName('console'), 'console');
});

test('logs of the same name in two folders cannot be told apart by ARI', () => {
  const files = ['/var/log/asterisk/full', '/var/log/asterisk/sub/full', '/var/log/asterisk/messages'];
  assert.deepEqual(
    files.map((file) => hasOwnLogName(file, files)),
    [false, false, true],
  );
});

test('the console has no name that ARI takes, and takes none from a file', () => {
  const files = [CONSOLE_LOG, '/var/log/asterisk/Console'];
  assert.deepEqual(
    files.map((file) => hasOwnLogName(file, files)),
    [false, true],
  );
});
