import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whenTrusted } from '../../../src/ui/whenTrusted';
import { Emitter } from '../../../src/shared/emitter';

function rig(isTrusted: boolean): { grant: () => void; runs: () => number; stop: () => void } {
  const granted = new Emitter<void>();
  let runs = 0;
  const workspace = {
    isTrusted,
    onDidGrantWorkspaceTrust: (listener: () => void) => granted.event(listener),
  };
  const subscription = whenTrusted(workspace, () => (runs += 1));
  return {
    grant: () => granted.fire(),
    runs: () => runs,
    stop: () => {
      subscription.dispose();
    },
  };
}

test('in a trusted workspace it runs at once', () => {
  assert.equal(rig(true).runs(), 1);
});

test('in Restricted Mode it runs when trust is granted, and not after the end', () => {
  const late = rig(false);
  assert.equal(late.runs(), 0);
  late.grant();
  assert.equal(late.runs(), 1);
  const ended = rig(false);
  ended.stop();
  ended.grant();
  assert.equal(ended.runs(), 0);
});
