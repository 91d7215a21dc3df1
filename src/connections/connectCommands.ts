import { ProgressLocation, window } from 'vscode';
import { displayText } from '../shared/displayText';
import type { ConnectionServices } from './connectionServices';
import type { ReopenedConnections } from './reopenedConnections';

/**
 * Connects, tries again now, or takes the application name over, as the state asks for. After a 401
 * asks for the password anew.
 */
export async function connectServer(services: ConnectionServices, id: string): Promise<void> {
  const { connections, passwords } = services;
  const state = connections.state(id);
  const profile = connections.profile(id);
  if (profile && state.status === 'failed') {
    if (state.problem.status === 401 && (await passwords.askAgain(profile)) === undefined) return;
    // The failed session holds the old password and CA.
    await connections.disconnect(id);
  }
  await connections.connect(id);
}

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
  const title = displayText(`Refreshing ${session.profile.name}`);
  await window.withProgress(
    { location: ProgressLocation.Window, title, cancellable: false },
    // The REST client's own time limit ends it.
    () => session.refresh(new AbortController().signal),
  );
}
