import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ESLint, Linter } from 'eslint';
import { parser } from 'typescript-eslint';

const RULE = 'no-restricted-syntax';
const eslint = new ESLint();

/** What the project's own rules say of `code` if it stood in `file`. */
async function complaints(file: string, code: string): Promise<string[]> {
  const config = (await eslint.calculateConfigForFile(file)) as { rules: Linter.RulesRecord };
  const linter = new Linter();
  const rule = config.rules[RULE];
  assert.ok(rule, `${file} is linted`);
  const messages = linter.verify(
    code,
    [{ files: ['**/*.ts'], languageOptions: { parser }, rules: { [RULE]: rule } }],
    file,
  );
  for (const { fatal, message } of messages) assert.ok(!fatal, message);
  return messages.map(({ message }) => message);
}

/** Ways around the border: the file, and what stands in it. */
const BAD: readonly (readonly [file: string, code: string])[] = [
  ['src/tree/bad.ts', 'void vscode.window.showInformationMessage(`${name} rang`);'],
  ['src/tree/bad.ts', "void vscode.window.showWarningMessage('constant');"],
  ['src/tree/bad.ts', 'void window.showErrorMessage(displayText(name));'],
  ['src/tree/bad.ts', "void window['showErrorMessage'](name);"],
  ['src/tree/bad.ts', 'const { showErrorMessage } = window;'],
  ['src/tree/bad.ts', 'const { showErrorMessage: tell } = vscode.window;'],
  ['src/tree/bad.ts', 'const tell = window.showInformationMessage;'],
  // In the border file itself: only what was made safe as a whole.
  ['src/ui/messages.ts', 'void vscode.window.showInformationMessage(`${name} rang`);'],
  ['src/ui/messages.ts', "void vscode.window.showInformationMessage('Caller: ' + name);"],
  ['src/ui/messages.ts', 'void vscode.window.showInformationMessage(`x ${displayText(name)}`);'],
  ['src/ui/messages.ts', 'void vscode.window.showInformationMessage(name, ...titles);'],
  ['src/actions/bad.ts', 'void window.showQuickPick([{ label: name }]);'],
  ['src/actions/bad.ts', 'const pick = vscode.window.createQuickPick();'],
  ['src/actions/bad.ts', 'void vscode.window.showInputBox({ prompt: name });'],
  ['src/actions/bad.ts', 'const box = window.createInputBox();'],
  ['src/actions/bad.ts', 'void window.withProgress({ location, title: name }, run);'],
  ['src/actions/bad.ts', 'void vscode.window.withProgress({ location, title: name }, run);'],
  ['src/actions/bad.ts', 'const { withProgress } = window;'],
  ['src/actions/bad.ts', 'window.setStatusBarMessage(name);'],
  ['src/actions/bad.ts', 'const item = window.createStatusBarItem();'],
  ['src/actions/bad.ts', 'const channel = window.createOutputChannel(name);'],
  ['src/actions/bad.ts', 'void env.clipboard.writeText(name);'],
  ['src/actions/bad.ts', 'void vscode.env.openExternal(uri);'],
  ['src/actions/bad.ts', 'void workspace.openTextDocument({ content: name });'],
  ['src/actions/bad.ts', 'const terminal = window.createTerminal(name);'],
  ['src/panel/bad.ts', 'const item = new TreeItem(name);'],
  ['src/panel/bad.ts', 'class Item extends vscode.TreeItem {}'],
  ['src/tree/treeItem.ts', 'const text = new vscode.MarkdownString(name);'],
  ['src/tree/bad.ts', 'const text = new MarkdownString(name);'],
  ['src/tree/bad.ts', 'markdown.isTrusted = true;'],
  ['src/tree/bad.ts', 'use({ value: name, isTrusted: true });'],
  ['src/tree/bad.ts', 'use({ value: name, supportHtml: true });'],
  ['src/eventsPage/bad.ts', 'webview.options = { enableCommandUris: true };'],
  ['webview/views/bad.ts', 'row.innerHTML = name;'],
  ['webview/views/bad.ts', "row.insertAdjacentHTML('beforeend', name);"],
  ['webview/views/bad.ts', 'frame.srcdoc = name;'],
  ['webview/views/bad.ts', 'document.write(name);'],
  ['webview/views/bad.ts', 'eval(name);'],
  ['webview/views/bad.ts', "const made = new DOMParser().parseFromString(name, 'text/html');"],
];

/** What the border files do, and what only looks alike. */
const GOOD: readonly (readonly [file: string, code: string])[] = [
  [
    'src/ui/messages.ts',
    'void vscode.window.showInformationMessage(displayText(`${name} rang`), ...titles);',
  ],
  ['src/ui/messages.ts', 'void vscode.window.showErrorMessage(displayShort(text, 9), options);'],
  ['src/ui/chooseItem.ts', 'void window.showQuickPick(choices.map(choiceItem));'],
  ['src/ui/progress.ts', 'void vscode.window.withProgress(options, run);'],
  ['src/ui/clipboard.ts', 'void env.clipboard.writeText(text);'],
  ['src/tree/treeItem.ts', 'const item = new TreeItem(content.label);'],
  ['src/tree/bad.ts', 'void withProgress(`Calling ${name}`, run);'],
  ['src/tree/bad.ts', 'void showInfo(`${name} is up.`);'],
  ['src/connections/bad.ts', 'function whenTrusted({ isTrusted }: Workspace) { return isTrusted; }'],
  ['webview/views/bad.ts', 'row.textContent = displayText(name);'],
];

describe('lint keeps the raw functions of VS Code to the files that make texts safe', () => {
  for (const [file, code] of BAD) {
    it(`refuses ${code} in ${file}`, async () => assert.notDeepEqual(await complaints(file, code), []));
  }
  for (const [file, code] of GOOD) {
    it(`allows ${code} in ${file}`, async () => assert.deepEqual(await complaints(file, code), []));
  }
});
