import { openWorkbench } from '../../test/support/vscode/openWorkbench';
import { packageExtension } from '../../test/support/vscode/packageExtension';
import { snapshot } from '../../test/support/vscode/snapshot';
import { findChromium } from '../../test/support/vscode/findChromium';
import { makeDemoFolder } from './demoFolder';
import { demoSettings } from './demoSettings';
import { saySeen, sayStep } from './say';
import { walkMainJob } from './walkMainJob';

/**
 * The demo without anybody at the screen: opens the same window in a headless browser, walks the main job once
 * and prints what it saw. Throws at the first thing that is missing; `Unavailable` without Chromium or VS Code.
 */
export async function checkDemo(callsPerMinute: number): Promise<void> {
  saySeen(`A browser to look with: ${findChromium()}`);
  const folder = makeDemoFolder();
  try {
    sayStep('Packing the extension, and opening VS Code (the first time from npm, 600 MB)');
    const vsix = [await packageExtension()];
    const settings = demoSettings(callsPerMinute);
    const workbench = await openWorkbench({ folder: folder.workspace, vsix, settings });
    try {
      await walkMainJob(workbench.page, saySeen);
    } catch (error) {
      const file = await snapshot(workbench.page, 'failed-demo').catch(() => undefined);
      if (file !== undefined) console.error(`The window at the failure: ${file}`);
      throw error;
    } finally {
      await workbench.close();
    }
  } finally {
    folder.remove();
  }
  saySeen('The demo works');
}
