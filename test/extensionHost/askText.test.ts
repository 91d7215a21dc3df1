import assert from 'node:assert/strict';
import { askText } from '../../src/ui/askText';
import { SINGLE_STEP } from '../../src/ui/runSteps';
import type { ExtensionTests } from './extensionTestResult';

const PLACE = { ...SINGLE_STEP, title: 'Title' };

export const tests: ExtensionTests = {
  'a question that is typed is closed by its signal, and not opened after it': async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const answer = askText(PLACE, { prompt: 'Name', signal });
    controller.abort();
    assert.deepEqual(await answer, { kind: 'cancel' });
    assert.deepEqual(await askText(PLACE, { prompt: 'Name', signal }), { kind: 'cancel' });
  },
};
