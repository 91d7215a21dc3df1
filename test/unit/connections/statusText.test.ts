import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusText } from '../../../src/connections/statusText';
import type { ConnectionState } from '../../../src/shared/connectionState';

const LIVE: ConnectionState = { status: 'live', since: 0 };
const OFF: ConnectionState = { status: 'disconnected' };
const BUSY: ConnectionState = { status: 'connecting', attempt: 1 };
const REPLACED: ConnectionState = { status: 'replaced', application: 'a' };

function textOf(...states: readonly ConnectionState[]): string | undefined {
  return statusText(states.map((state, index) => ({ name: `s${index}`, state })))?.text;
}

test('hidden without connections', () => {
  assert.equal(textOf(), undefined);
});

test('counts what is live, what is wrong and what is on its way', () => {
  assert.equal(textOf(OFF), '$(debug-disconnect) ARI: not connected');
  assert.equal(textOf(LIVE, LIVE, OFF), '$(broadcast) ARI: 2 live');
  assert.equal(textOf(LIVE, REPLACED), '$(warning) ARI: 1 live, 1 problem');
  assert.equal(textOf(BUSY), '$(sync~spin) ARI: connecting');
});

test('a name from the settings shows no icon and hides no text', () => {
  const status = statusText([{ name: '$(zap)\u202e', state: LIVE }]);
  assert.doesNotMatch(status?.tooltip ?? '', /\$\(|\u202e/);
  assert.doesNotMatch(status?.text ?? '', /zap/);
});
