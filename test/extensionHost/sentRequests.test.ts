import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/contributions';
import { waitFor } from '../support/waitFor';
import type { ExtensionTests } from './extensionTestResult';
import { withConnection } from './sweepBed';

const TEXT = `### Who
# @name who
GET /asterisk/ping

### Keep it
POST /asterisk/variable?variable=SWEEP&value={{who.ping}}
`;

const SENT = 'POST /ari/asterisk/variable?variable=SWEEP&value=pong';

type Show = (text: string, ...titles: readonly string[]) => Promise<string | undefined>;

/** A user who presses every button of a notification whose title has `word`, and no other. Returns what they read. */
function presses(word: string): readonly string[] {
  const heard: string[] = [];
  const press: Show = async (text, ...titles) => {
    heard.push(text);
    return Promise.resolve(titles.find((title) => title.includes(word)));
  };
  Object.assign(vscode.window, { showWarningMessage: press, showErrorMessage: press });
  return heard;
}

/** Tests of what can be done about a request of a file that was not sent, or not answered. */
export const tests: ExtensionTests = {
  'the request whose answer is needed is sent first at a press, and a lost one is sent again': async () => {
    await withConnection(false, async (proxy) => {
      const document = await vscode.workspace.openTextDocument({ language: 'ari', content: TEXT });
      await vscode.window.showTextDocument(document);
      const place = { uri: document.uri.toString(), offset: TEXT.indexOf('POST') };
      const times = (line: string): number => proxy.requests.filter((request) => request === line).length;

      const asked = presses('First');
      await vscode.commands.executeCommand(COMMANDS.sendRequest, place);
      await waitFor('both to be sent', () => times(SENT) === 1);
      assert.equal(times('GET /ari/asterisk/ping'), 1);
      assert.match(asked[0] ?? '', /^Keep it uses the answer to “who”, which has not been sent/);

      proxy.dropNext(/SWEEP/);
      const told = presses('Send Again');
      await vscode.commands.executeCommand(COMMANDS.sendRequest, place);
      await waitFor('it to be sent again', () => times(SENT) === 3);
      assert.equal(told.length, 1, told.join('\n'));
      assert.match(told[0] ?? '', /^Keep it on Sweep: /);
      assert.equal(times('GET /ari/asterisk/ping'), 1, 'the answer of before is used');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
  },
};
