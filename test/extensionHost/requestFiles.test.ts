import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../support/waitFor';
import type { ExtensionTests } from './extensionTestResult';
import { quickPicks } from './quickPicks';

const TEXT = `@who = PJSIP/alice

### Call
# @name call
POST /channels?endpoint={{who}}&app=a

### Never sent
POST /channels/somebody/move
`;

async function opened(): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'ari', content: TEXT });
  await vscode.window.showTextDocument(document);
  return document;
}

/** The place right behind the first `text`. */
function behind(document: vscode.TextDocument, text: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(text) + text.length);
}

async function lensesOf({ uri }: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  return vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri);
}

/** Tests of the language of request files as VS Code sees it, with no server at all. */
export const tests: ExtensionTests = {
  'without a server: errors with a change that mends them, completion, hover, outline, words above':
    async () => {
      const document = await opened();
      const [error] = await waitFor('the error', () => {
        const found = vscode.languages.getDiagnostics(document.uri);
        return found.length > 0 ? found : undefined;
      });
      assert.ok(error);
      assert.equal(error.message, 'app is missing: channels.move needs it.');
      assert.equal(error.severity, vscode.DiagnosticSeverity.Error);
      const [action] = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        error.range,
      );
      assert.equal(action?.title, 'Add app');

      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        behind(document, '&a'),
      );
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(labels.includes('callerId'), labels.join());

      const [hover] = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        behind(document, 'somebody'),
      );
      const [content] = hover?.contents ?? [];
      assert.ok(content instanceof vscode.MarkdownString);
      assert.match(content.value, /POST \/channels\/\{channelId\}\/move/);
      assert.notEqual(content.isTrusted, true);
      assert.notEqual(content.supportHtml, true);

      const symbols = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      assert.deepEqual(
        symbols.map(({ name }) => name),
        ['Call', 'Never sent'],
      );
      const words = (await lensesOf(document)).map(({ command }) => command?.title);
      for (const word of ['$(play) Send', '$(copy) Copy as…', '$(vm-outline) Choose server'])
        assert.ok(words.includes(word), words.join());
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    },

  'the words for the server choose it, also below variables': async () => {
    const settings = vscode.workspace.getConfiguration('ariWorkbench');
    const entries = ['First', 'Second'].map((name) => ({ name, url: 'http://127.0.0.1:1', user: name }));
    const user = quickPicks();
    try {
      await settings.update('connections', entries, vscode.ConfigurationTarget.Global);
      const document = await opened();
      const titled = async (title: string): Promise<vscode.Command> =>
        waitFor(title, async () => {
          const lenses = await lensesOf(document);
          return lenses.map(({ command }) => command).find((command) => command?.title.endsWith(title));
        });
      const { command, arguments: values = [] } = await titled('Choose server');
      const chosen = vscode.commands.executeCommand(command, ...(values as unknown[]));
      await user.answer('Second');
      await chosen;
      await titled('Second (not connected)');
    } finally {
      user.end();
      await settings.update('connections', undefined, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  },
};
