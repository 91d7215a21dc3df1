import { EMPTY_DRAFT } from './connectionDraft';
import type { ConnectionServices } from './connectionServices';
import { connectionSteps } from './connectionSteps';
import { editDraft } from './editDraft';
import { saveConnection } from './saveConnection';

/** Asks for a new connection, tests it, saves it and connects. */
export async function addConnection(services: ConnectionServices): Promise<void> {
  const finished = await editDraft({
    title: 'Add Connection',
    draft: EMPTY_DRAFT,
    steps: connectionSteps(new Set(services.connections.list().map(({ id }) => id))),
    loadChunk: services.loadChunk,
  });
  if (finished) await saveConnection(services, finished);
}
