import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong in the events view's page, a line each. `themed`: it has the colours of a theme of
 * VS Code; without them contrasts mean nothing.
 */
export async function axeProblems(frame: Frame | Page, themed: boolean): Promise<readonly string[]> {
  await frame.evaluate(source);
  // The page lets the panel shine through; axe cannot see below the frame and would take white for it.
  await frame.evaluate('document.body.style.background = "var(--vscode-panel-background)"');
  const results = await frame.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  const meant = results.violations.filter(({ id }) => themed || id !== 'color-contrast');
  return meant.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
  );
}
