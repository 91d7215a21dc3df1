import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Emitter } from '../../../src/shared/emitter';

test('listeners are called in order, each registration for itself', () => {
  const emitter = new Emitter<number>();
  const heard: string[] = [];
  const listener = (value: number): void => void heard.push(`same ${String(value)}`);
  emitter.event((value) => heard.push(`first ${String(value)}`));
  const one = emitter.event(listener);
  emitter.event(listener);
  emitter.fire(1);
  one.dispose();
  one.dispose();
  emitter.fire(2);
  assert.deepEqual(heard, ['first 1', 'same 1', 'same 1', 'first 2', 'same 2']);
});

test('a listener removed during a call is not called, one added is not called yet', () => {
  const emitter = new Emitter<void>();
  const heard: string[] = [];
  emitter.event(() => {
    heard.push('a');
    second.dispose();
    emitter.event(() => heard.push('new'));
  });
  const second = emitter.event(() => heard.push('b'));
  emitter.fire();
  assert.deepEqual(heard, ['a']);
});

test('nothing is heard after disposing', () => {
  const emitter = new Emitter<void>();
  let calls = 0;
  emitter.event(() => (calls += 1));
  emitter.dispose();
  emitter.fire();
  assert.equal(calls, 0);
});
