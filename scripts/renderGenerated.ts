import type { ApiDeclaration } from './apiDocs';
import { renderEvents, renderResources } from './renderModels';
import { renderModelTable } from './renderModelTable';
import { renderOperations } from './renderOperations';

/** File name to text, for each file below `src/ari/generated`. The same description gives the same texts. */
export function renderGenerated(declarations: readonly ApiDeclaration[]): Record<string, string> {
  return {
    'operations.ts': renderOperations(declarations),
    'resources.ts': renderResources(declarations),
    'events.ts': renderEvents(declarations),
    'models.ts': renderModelTable(declarations),
  };
}
