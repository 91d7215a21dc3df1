import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileProblem } from '../../../src/shared/fileProblem';

test('a file system’s errors become half sentences for people', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  assert.equal(fileProblem(full), 'the disk is full');
  assert.equal(fileProblem(Object.assign(new Error('x'), { code: 'FileNotFound' })), 'it does not exist');
  assert.equal(fileProblem(new Error('Something else happened.')), 'Something else happened');
  assert.equal(fileProblem('a text'), 'a text');
});
