import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../support/vscode/openWorkbench';
import { packageExtension } from '../../support/vscode/packageExtension';
import { runCommand } from '../../support/vscode/runCommand';
import { EventsView } from '../../support/workbench/eventsView';
import { connectSaved, savedConnection } from '../../support/workbench/savedConnection';
import { waitFor } from '../../support/waitFor';
import { FEED_USER } from '../../support/feed/feedServer';
import { startFeed, type Feed } from '../../support/feed/startFeed';

/** The events view in a real VS Code, connected to a feed. */
export interface OpenPanel {
  readonly feed: Feed;
  readonly workbench: Workbench;
  /** Runs one of the functions of `pageProbe.js` in the view's page. */
  readonly probe: <T>(name: string, argument: unknown) => Promise<T>;
  close(): Promise<void>;
}

const PROBE = 'test/bench/panel/pageProbe.js';

/** Opens VS Code with the packed extension, connects it to a feed of the storm, and shows the events view large. */
export async function openPanel(): Promise<OpenPanel> {
  const feed = await startFeed([process.argv[1] ?? '', '--feed']);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ws-'));
  const server = { url: feed.url, user: FEED_USER, password: FEED_USER };
  const machineSettings = savedConnection(server);
  const workbench = await openWorkbench({ folder, vsix: [await packageExtension()], machineSettings });
  const close = async (): Promise<void> => {
    await workbench.close();
    feed.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { page } = workbench;
    await connectSaved(page, server);
    await EventsView.open(page);
    await runCommand(page, 'View: Toggle Maximized Panel');
    const frame = await waitFor('the page of the view', () => viewFrame(page.frames()));
    await frame.evaluate(fs.readFileSync(PROBE, 'utf8'));
    const probe = <T>(name: string, argument: unknown): Promise<T> =>
      frame.evaluate<T>(`probe.${name}(${JSON.stringify(argument)})`);
    return { feed, workbench, probe, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function viewFrame(frames: readonly Frame[]): Promise<Frame | undefined> {
  for (const frame of frames) {
    const isView = await frame.evaluate<boolean>(
      `document.querySelector('[role="grid"]') !== null && document.querySelector('#app') !== null`,
    );
    if (isView) return frame;
  }
  return undefined;
}
