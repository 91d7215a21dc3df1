import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journeyBed } from '../support/workbench/journeyBed';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { runCommand } from '../support/vscode/runCommand';
import { snapshot } from '../support/vscode/snapshot';
import { waitFor } from '../support/waitFor';
import { pressInDialog } from '../support/workbench/dialog';
import { EventsView } from '../support/workbench/eventsView';
import { answerText, chooseRow, typeIntoPick } from '../support/workbench/quickInput';
import { ServersTree } from '../support/workbench/serversTree';

interface ChannelAnswer {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

const bed = journeyBed();
const { folder } = bed;

/** What Asterisk itself says of its channels. */
async function channels(): Promise<readonly ChannelAnswer[]> {
  return (await bed.asterisk.rest('GET', '/channels')).body as ChannelAnswer[];
}

async function channelInState(name: RegExp, state: string): Promise<ChannelAnswer> {
  return waitFor(`a channel ${name.source} in state ${state}`, async () =>
    (await channels()).find((channel) => name.test(channel.name) && channel.state === state),
  );
}

test('the main job, from the first connection to the last hang-up', async () => {
  const vsix = await packageExtension();
  await inWorkbench('main-job', { folder, vsix: [vsix] }, async ({ page }) => {
    const tree = new ServersTree(page);
    await tree.open();

    // Add a connection.
    await page.getByRole('button', { name: 'Add Connection', exact: true }).click({ timeout: 20_000 });
    await answerText(page, 'Address of the Asterisk', bed.asterisk.url);
    await answerText(page, 'User of ari.conf', bed.asterisk.user);
    await answerText(page, 'Password of', bed.asterisk.password);
    await chooseRow(page, 'How do you want to use', 'Watch');
    await tree.see('Channels');

    // The tree shows the call that Asterisk's console makes.
    await bed.asterisk.cli('channel originate Local/501@from-trunk application Wait 600');
    await tree.expand(/^Channels/);
    await tree.expand(/Local\/501@from-trunk-\w+/);
    await tree.see(/^;1/);
    await tree.see(/^;2/);
    const events = await EventsView.open(page);
    await events.rows('ChannelStateChange').first().waitFor({ timeout: 20_000 });
    await snapshot(page, 'main-job-watching');

    // Serve the application, and a call comes to us.
    await tree.choose(bed.asterisk.url.replace('http://', ''), 'Serve Application…');
    await typeIntoPick(page, 'Choose an application', 'myapp');
    await tree.see(/serving myapp|myapp/);
    await bed.asterisk.cli('channel originate Local/505@from-trunk application Wait 600');
    await events.select(/StasisStart/);
    await snapshot(page, 'main-job-stasis-start');

    await channelInState(/505.*;2$/, 'Ring');
    await events.press('Answer');
    const first = await channelInState(/505.*;2$/, 'Up');

    // Play suggests the server's own sounds, and no progress is shown while it asks.
    await events.press('Play…');
    await typeIntoPick(page, 'sound:', 'hello-wor', 'sound:hello-world');
    assert.equal(await page.locator('.notification-toast', { hasText: 'Play' }).count(), 0);
    await events.follow();
    await events
      .rows(/PlaybackFinished/)
      .first()
      .waitFor({ timeout: 20_000 });

    // A second call; both in one bridge.
    await bed.asterisk.cli('channel originate Local/500@from-trunk application Wait 600');
    const second = await channelInState(/500.*;2$/, 'Up');
    await events.chooseChannel(second.name);
    await events.press('Bridge…');
    await chooseRow(page, 'Which channels join', first.name);
    await page.keyboard.press('Enter');
    await waitFor('both channels in one bridge', async () => {
      const bridges = (await bed.asterisk.rest('GET', '/bridges')).body as { channels: string[] }[];
      return bridges.some((bridge) => [first.id, second.id].every((id) => bridge.channels.includes(id)));
    });
    await tree.expand(/^Bridges/);
    await snapshot(page, 'main-job-bridged');

    // Hang up: the other half of the Local channel falls too, so it asks.
    await events.chooseChannel(first.name);
    await events.press('Hang Up');
    await pressInDialog(page, first.name, 'Hang Up');
    await waitFor('the channel to be gone', async () => {
      const { status } = await bed.asterisk.rest('GET', `/channels/${first.id}`);
      return status === 404;
    });
    await events.seeOutcome(/Hung up/);

    // Originate from the palette.
    await runCommand(page, 'ARI: Originate…');
    await typeIntoPick(page, 'Endpoint to call', 'Local/502@from-trunk');
    await chooseRow(page, 'Where the call goes', 'myapp');
    await chooseRow(page, 'Call Local/502', 'Call now');
    await channelInState(/502.*;1$/, 'Up');
    await tree.see(/Local\/502@from-trunk/);

    // Reload the dialplan: a number that was not there is there afterwards.
    const dialplan = bed.asterisk.readConfig('extensions.conf');
    bed.asterisk.writeConfig('extensions.conf', `${dialplan}\n[fresh]\nexten => 777,1,NoOp(new)\n`);
    assert.doesNotMatch(await bed.asterisk.cli('dialplan show fresh'), /NoOp\(new\)/);
    await runCommand(page, 'ARI: Reload Dialplan');
    await waitFor('the new extension', async () =>
      (await bed.asterisk.cli('dialplan show fresh')).includes('NoOp(new)'),
    );
    await page.locator('.notification-toast', { hasText: 'Dialplan reloaded' }).waitFor({ timeout: 20_000 });
    await snapshot(page, 'main-job-end');
  });
});
