import type { Frame, Page } from 'playwright-core';
import { waitFor } from '../waitFor';

/** The page of the events view itself, to look into it: the last one that is there. */
export async function pageOfView(page: Page): Promise<Frame> {
  return waitFor('the page of the events view', async () => {
    for (const frame of page.frames().reverse()) {
      // A frame may be gone before it is asked.
      const isView = await frame
        .evaluate<boolean>(`!!document.querySelector('main#app [role="grid"]')`)
        .catch(() => false);
      if (isView) return frame;
    }
    return undefined;
  });
}
