import type { FrameLocator, Page } from 'playwright-core';

/** The content of the last shown webview, which lies two frames deep, once it holds `selector` (30 s). */
export async function webviewFrame(page: Page, selector = 'body'): Promise<FrameLocator> {
  const frame = page
    .locator('iframe.webview.ready')
    .last()
    .contentFrame()
    .frameLocator('iframe#active-frame');
  await frame.locator(selector).first().waitFor({ timeout: 30_000 });
  return frame;
}
