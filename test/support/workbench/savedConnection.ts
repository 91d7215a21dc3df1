import type { Page } from 'playwright-core';
import type { RealAsterisk } from '../asterisk/realAsterisk';
import { runCommand } from '../vscode/runCommand';
import { answerText, chooseRow } from './quickInput';
import { ServersTree } from './serversTree';

/** Machine settings with one connection to `asterisk`, as Add Connection would have written it. */
export function savedConnection(
  { url, user }: Pick<RealAsterisk, 'url' | 'user'>,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return { 'ariWorkbench.connections': [{ name: 'Test server', url, user, ...more }] };
}

/** Connects the saved connection, answering the question for its password, and waits until it is live. */
export async function connectSaved(
  page: Page,
  { password }: Pick<RealAsterisk, 'password'>,
): Promise<ServersTree> {
  const tree = new ServersTree(page);
  await tree.open();
  await tree.see('Test server');
  await runCommand(page, 'ARI: Connect');
  await answerText(page, 'Password of', password);
  await chooseRow(page, 'Keep the password?', 'Only for this window');
  await tree.see(/^Test server.*live/);
  return tree;
}
