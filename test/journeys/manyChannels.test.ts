import assert from 'node:assert/strict';
import { test } from 'node:test';
import { journeyBed } from '../support/workbench/journeyBed';
import { inWorkbench } from '../support/vscode/inWorkbench';
import { packageExtension } from '../support/vscode/packageExtension';
import { snapshot } from '../support/vscode/snapshot';
import { EventsView } from '../support/workbench/eventsView';
import { connectSaved, savedConnection } from '../support/workbench/savedConnection';

/** Each call is a Local channel, so two channels. */
const CALLS = 2_500;

const bed = journeyBed();
const { folder } = bed;

async function makeCalls(count: number): Promise<void> {
  for (let call = 0; call < count; call += 1) {
    const query = { endpoint: 'Local/501@from-trunk', context: 'default', extension: '100', priority: '1' };
    const { status } = await bed.asterisk.rest('POST', '/channels', query);
    assert.equal(status, 200);
  }
}

test('5,000 channels are shown, searched and lost with the server, which comes back', async () => {
  const vsix = await packageExtension();
  const options = { folder, vsix: [vsix], machineSettings: savedConnection(bed.asterisk) };
  await inWorkbench('many-channels', options, async ({ page }) => {
    const tree = await connectSaved(page, bed.asterisk);
    const events = await EventsView.open(page);
    await makeCalls(CALLS);
    await tree.see(/^Channels5000/);
    await tree.see(/Local\/501@from-trunk-00000000/);
    await snapshot(page, 'many-channels');

    // The buttons find one of the many.
    await events.chooseChannel('from-trunk-000009c3;1');
    const field = events.frame.getByRole('combobox', { name: 'Channel that the buttons act on' });
    assert.match(await field.inputValue(), /^Local\/501@from-trunk-000009c3;1/);

    // The server dies: said so, nothing is cleared. It comes back without its calls.
    await bed.asterisk.kill9();
    await tree.see(/^Test server.*next try/);
    await snapshot(page, 'many-channels-lost');
    await bed.asterisk.restart();
    await tree.see(/^Test server.*live/);
    await tree.see(/^Channelsnone/);
    await events.rows(/lost/i).first().waitFor({ timeout: 20_000 });
    await snapshot(page, 'many-channels-back');
  });
});
