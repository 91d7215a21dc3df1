import type { Page } from 'playwright-core';
import { runCommand } from '../../test/support/vscode/runCommand';
import { waitFor } from '../../test/support/waitFor';
import { pressInDialog } from '../../test/support/workbench/dialog';
import { EventsView } from '../../test/support/workbench/eventsView';
import { chooseRow, typeIntoPick } from '../../test/support/workbench/quickInput';
import { ServersTree } from '../../test/support/workbench/serversTree';

const PATIENCE_MS = 20_000;

/** Calls `endpoint` from the palette; the call goes to our application once it is answered. */
async function originate(page: Page, endpoint: string): Promise<void> {
  await runCommand(page, 'ARI: Originate…');
  await typeIntoPick(page, 'Endpoint to call', endpoint);
  await chooseRow(page, 'Where the call goes', 'myapp');
  await chooseRow(page, `Call ${endpoint}`, 'Call now');
}

/** The name of the first channel in the tree that matches. */
async function channelName(tree: ServersTree, name: RegExp): Promise<string> {
  return name.exec(await tree.see(name))?.[0] ?? '';
}

/**
 * Walks the main job in a window whose simulated Asterisk makes calls of its own, through what a user would
 * click, and tells every thing it saw. Throws at the first that does not come within 20 s.
 */
export async function walkMainJob(page: Page, saw: (what: string) => void): Promise<void> {
  const tree = new ServersTree(page);
  await tree.open();
  saw(`The server: ${await tree.see(/^Simulated Asterisk.*live · Asterisk/)}`);

  await tree.expand(/^Channels/);
  saw(`A call of its own: ${await tree.see(/^(PJSIP|Local)\//)}`);

  const events = await EventsView.open(page);
  await events
    .rows(/Channel/)
    .first()
    .waitFor({ timeout: PATIENCE_MS });
  const first = await events.rows(/./).last().textContent();
  await waitFor('another event', async () => (await events.rows(/./).last().textContent()) !== first);
  saw('Events stream');

  await runCommand(page, 'ARI: Serve Application…');
  await typeIntoPick(page, 'Choose an application', 'myapp');
  saw(`Serving: ${await tree.see(/^Simulated Asterisk.*serving myapp/)}`);

  await originate(page, 'Local/505@from-trunk');
  await events.select(/StasisStart.*505/);
  await events.press('Answer');
  await events.seeOutcome(/Answered/);
  saw('A call to 505 rang in myapp and was answered with the button');

  await events.press('Play…');
  await typeIntoPick(page, 'sound:', 'hello-wor', 'sound:hello-world');
  await events.seeOutcome(/Playing sound:hello-world/);
  await events.follow();
  await events
    .rows(/PlaybackFinished/)
    .first()
    .waitFor({ timeout: PATIENCE_MS });
  saw('hello-world was played to its end');

  await originate(page, 'Local/500@from-trunk');
  const second = await channelName(tree, /Local\/500@from-trunk-\w+/);
  const one = await channelName(tree, /Local\/505@from-trunk-\w+/);
  await events.chooseChannel(`${second};2`);
  await events.press('Bridge…');
  await chooseRow(page, 'Which channels join', `${one};2`);
  await page.keyboard.press('Enter');
  await events.seeOutcome(/Bridged 2 channels/);
  await tree.expand(/^Bridges/);
  saw(`A second call, and both in one bridge: ${await tree.see(/workbench-.*mixing|mixing.*2/)}`);

  await events.chooseChannel(`${one};2`);
  await events.press('Hang Up');
  await pressInDialog(page, one, 'Hang Up');
  await events.seeOutcome(/Hung up/);
  await tree.seeNo(one);
  saw('The first call was hung up, and is gone from the tree');

  await runCommand(page, 'ARI: Reload Dialplan');
  await page
    .locator('.notification-toast', { hasText: 'Dialplan reloaded' })
    .waitFor({ timeout: PATIENCE_MS });
  saw('The dialplan was reloaded');
}
