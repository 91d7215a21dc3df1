import { draftOf } from './connectionDraft';
import type { ConnectionServices } from './connectionServices';
import { editDraft } from './editDraft';
import { saveConnection } from './saveConnection';

/** Asks the same questions again, with the saved answers filled in, and reconnects. */
export async function editConnection(services: ConnectionServices, id: string): Promise<void> {
  const profile = services.saved.profile(id);
  if (!profile) return;
  const others = services.connections.list().filter((other) => other.id !== id);
  const finished = await editDraft({
    title: 'Edit Connection',
    // Typing it is the way out where the secret storage cannot be read.
    draft: draftOf(profile, await services.passwords.get(profile).catch(() => undefined)),
    taken: new Set(others.map((other) => other.id)),
    loadChunk: services.loadChunk,
  });
  if (finished) await saveConnection(services, finished, profile);
}
