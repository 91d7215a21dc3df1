import type { Page } from 'playwright-core';
import { runCommand } from '../../test/support/vscode/runCommand';
import { waitFor } from '../../test/support/waitFor';
import { pressInDialog } from '../../test/support/workbench/dialog';
import { EventsView } from '../../test/support/workbench/eventsView';
import { chooseRow, typeIntoPick } from '../../test/support/workbench/quickInput';
import { ServersTree } from '../../test/support/workbench/serversTree';

const PATIENCE_MS = 20_000;

/** The calls come by chance: most within 5 s, some later. */
const CALL_WITHIN_MS = 60_000;

/** A thing that a user of the demo sees; `look` answers what exactly it was, and throws where it does not come. */
interface Sight {
  readonly what: string;
  readonly look: () => Promise<string>;
}

/** Calls `endpoint` from the palette; the call goes to our application once it is answered. */
async function originate(page: Page, endpoint: string): Promise<void> {
  await runCommand(page, 'ARI: Originate…');
  await typeIntoPick(page, 'Endpoint to call', endpoint);
  await chooseRow(page, 'Where the call goes', 'myapp');
  await chooseRow(page, `Call ${endpoint}`, 'Call now');
}

/** The part of a tree row that matches, once there is such a row. */
async function inTree(tree: ServersTree, row: RegExp, part = row): Promise<string> {
  return part.exec(await tree.see(row))?.[0] ?? '';
}

/** Filters the events by a channel's name, so that other calls' events do not come in between. */
async function showOnly(events: EventsView, channel: string): Promise<void> {
  await events.filter(channel);
  await waitFor('the events of one call only', async () => {
    // Not the heading: every event begins with its time.
    const shown = await events.rows(/^\d\d:/).count();
    return shown > 0 && shown === (await events.rows(channel).count());
  });
}

function watching(page: Page, tree: ServersTree): readonly Sight[] {
  return [
    {
      what: 'the simulated server, live in the tree',
      look: async () => {
        await tree.open();
        return inTree(tree, /^Simulated Asterisk.*live · Asterisk/, /live · Asterisk [\d.]+/);
      },
    },
    {
      what: 'a call that comes by itself',
      look: async () => {
        await tree.expand(/^Channels/);
        await tree
          .rows(/^PJSIP\//)
          .first()
          .waitFor({ timeout: CALL_WITHIN_MS });
        return inTree(tree, /^(PJSIP|Local)\/[\w@-]+-[0-9a-f]{8}/);
      },
    },
    {
      what: 'events that stream',
      look: async () => {
        const events = await EventsView.open(page);
        const last = events.rows(/Channel/).last();
        const first = await last.textContent({ timeout: PATIENCE_MS });
        await waitFor('another event', async () => (await last.textContent()) !== first);
        return `${String(await events.rows(/^\d\d:/).count())} on screen`;
      },
    },
  ];
}

function driving(page: Page, tree: ServersTree): readonly Sight[] {
  // Filled in as the calls come up: Asterisk gives their names.
  let first = '';
  return [
    {
      what: 'the application myapp, served by this window',
      look: async () => {
        await runCommand(page, 'ARI: Serve Application…');
        await typeIntoPick(page, 'Choose an application', 'myapp');
        // The simulator serves it itself, as long as nobody else does.
        await pressInDialog(page, 'Serve the application “myapp”?', 'Serve');
        return inTree(tree, /^Simulated Asterisk.*serving myapp/, /serving myapp/);
      },
    },
    {
      what: 'a call from the palette, answered by the button',
      look: async () => {
        const events = await EventsView.shown(page);
        await originate(page, 'Local/505@from-trunk');
        first = await inTree(tree, /Local\/505@from-trunk-[0-9a-f]{8}/);
        await showOnly(events, `${first};2`);
        await events.select('StasisStart');
        await events.press('Answer');
        await events.seeOutcome(/Answered/);
        return first;
      },
    },
    {
      what: 'a sound, played to its end',
      look: async () => {
        const events = await EventsView.shown(page);
        await events.press('Play…');
        await typeIntoPick(page, 'sound:', 'hello-wor', 'sound:hello-world');
        await events.seeOutcome(/Playing sound:hello-world/);
        await events.filter('PlaybackFinished');
        // Our own call's, not one that the simulator's application plays.
        const finished = events.rows(/PlaybackFinished.*ari-workbench-.*hello-world/).first();
        await finished.waitFor({ timeout: PATIENCE_MS });
        const cells = await finished.locator('[role="gridcell"]').allTextContents();
        await events.filter('');
        return cells.join(' ');
      },
    },
    {
      what: 'a second call, and a bridge with both',
      look: async () => {
        const events = await EventsView.shown(page);
        await originate(page, 'Local/500@from-trunk');
        const second = await inTree(tree, /Local\/500@from-trunk-[0-9a-f]{8}/);
        await events.chooseChannel(`${second};2`);
        await events.press('Bridge…');
        await chooseRow(page, 'Which channels join', `${first};2`);
        await page.keyboard.press('Enter');
        await events.seeOutcome(/Bridged 2 channels/);
        return second;
      },
    },
    {
      what: 'a call hung up by the button, and gone from the tree',
      look: async () => {
        const events = await EventsView.shown(page);
        await events.chooseChannel(`${first};2`);
        await events.press('Hang Up');
        await pressInDialog(page, first, 'Hang Up');
        await events.seeOutcome(/Hung up/);
        await tree.seeNo(first);
        return first;
      },
    },
    {
      what: 'the dialplan, reloaded',
      look: async () => {
        await runCommand(page, 'ARI: Reload Dialplan');
        const toast = page.locator('.notification-toast', { hasText: 'Dialplan reloaded' });
        const text = toast.locator('.notification-list-item-message');
        return (await text.textContent({ timeout: PATIENCE_MS })) ?? '';
      },
    },
  ];
}

/**
 * Walks the main job in a window whose simulated Asterisk makes calls of its own, through what a user would
 * click, and tells every thing it saw. Throws, naming it, at the first that does not come.
 */
export async function walkMainJob(page: Page, saw: (what: string) => void): Promise<void> {
  const tree = new ServersTree(page);
  for (const { what, look } of [...watching(page, tree), ...driving(page, tree)]) {
    try {
      saw(`${what}: ${await look()}`);
    } catch (cause) {
      throw new Error(`Not seen: ${what}`, { cause });
    }
  }
}
