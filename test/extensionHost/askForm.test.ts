import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { askForm, type FormField } from '../../src/actions/askForm';
import { askChoices } from '../../src/ui/askChoices';
import { SINGLE_STEP } from '../../src/ui/runSteps';
import type { ExtensionTests } from './extensionTestResult';
import { quickPicks, type QuickPicks } from './quickPicks';

const PLACE = { ...SINGLE_STEP, title: 'Title' };

async function withUser(body: (user: QuickPicks) => Promise<void>): Promise<void> {
  const user = quickPicks();
  try {
    await body(user);
  } finally {
    user.end();
  }
}

function option(key: string, other: string): FormField {
  return {
    key,
    label: key,
    prompt: `Which ${key}?`,
    usual: 'any',
    optional: true,
    choices: [{ label: `my ${key}`, value: `my ${key}` }],
    problem: (_text, answers) => ((answers[other] ?? '') === '' ? undefined : 'Not both.'),
  };
}

export const tests: ExtensionTests = {
  'what cannot be ticked together says why, and stays until it can': async () => {
    await withUser(async (user) => {
      const answer = askChoices(PLACE, {
        placeholder: 'Which?',
        choices: ['one', 'two'].map((label) => ({ label, value: label })),
        problem: (values) => (values.length > 1 ? 'Not both.' : undefined),
      });
      const pick = await user.choose('one', 'two');
      // What is typed comes back from the window, later than the next answer otherwise.
      const typed = new Promise((resolve) => pick.onDidChangeValue(resolve));
      pick.value = 'o';
      assert.equal(await typed, 'o');
      await user.accept(() => pick.placeholder === 'Not both.');
      assert.equal(pick.value, '', 'the placeholder is to be seen');
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      assert.equal(pick.placeholder, 'Not both.', 'it stays until other ones are ticked');
      let isTaken = false;
      void answer.then(() => (isTaken = true));
      await user.choose('two');
      await user.accept(() => isTaken);
      assert.deepEqual(await answer, { kind: 'value', value: ['two'] });
    });
  },

  'an option that was chosen can be left out again, and then another one taken that excludes it':
    async () => {
      await withUser(async (user) => {
        const { signal } = new AbortController();
        const fields = [option('format', 'source'), option('source', 'format')];
        const answers = askForm({ title: 'Title', signal }, fields, 'Go');
        await user.answer('format');
        await user.answer('my format');
        await user.answer('source');
        const refused = await user.choose('my source');
        assert.equal(refused.items[0]?.description, 'Not both.');
        refused.hide();
        assert.equal(await answers, undefined);
        const again = askForm({ title: 'Title', signal }, fields, 'Go');
        await user.answer('format');
        await user.answer('my format');
        await user.answer('format');
        await user.answer('Leave out');
        await user.answer('source');
        await user.answer('my source');
        await user.answer('Go');
        assert.deepEqual(await again, { format: '', source: 'my source' });
      });
    },
};
