import { neverAborted } from '../ui/cancellation';
import { withWindowProgress } from '../ui/progress';
import type { ConnectionServices } from './connectionServices';
import type { ReopenedConnections } from './reopenedConnections';

/** Closes a connection, and keeps it closed when the window opens again. */
export async function disconnectServer(
  { connections }: ConnectionServices,
  reopened: ReopenedConnections,
  id: string,
): Promise<void> {
  await reopened.forget(id);
  await connections.disconnect(id);
}

/** Brings the model in line with a fresh snapshot; rejects with an AriError. */
export async function refreshServer({ connections }: ConnectionServices, id: string): Promise<void> {
  const session = connections.session(id);
  if (!session) return;
  const title = `Refreshing ${connections.profile(id)?.name ?? id}`;
  // The REST client's own time limit ends it.
  await withWindowProgress(title, () => session.refresh(neverAborted()));
}
