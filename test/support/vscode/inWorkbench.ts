import { openWorkbench, type Workbench, type WorkbenchOptions } from './openWorkbench';
import { snapshot } from './snapshot';

/**
 * Opens a workbench, runs `body` in it and closes it. When `body` throws, the window is kept as
 * `test-results/failed-<name>.png`.
 */
export async function inWorkbench(
  name: string,
  options: WorkbenchOptions,
  body: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const workbench = await openWorkbench(options);
  try {
    await body(workbench);
  } catch (error) {
    const file = await snapshot(workbench.page, `failed-${name}`).catch(() => undefined);
    if (file !== undefined) console.error(`The window at the failure: ${file}`);
    throw error;
  } finally {
    await workbench.close();
  }
}
