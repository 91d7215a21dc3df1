import { confirm } from '../ui/messages';
import type { ConnectionServices } from './connectionServices';

/** Removes a connection and its password, after asking. */
export async function removeConnection(services: ConnectionServices, id: string): Promise<void> {
  const { connections, saved, passwords } = services;
  const profile = saved.profile(id);
  if (!profile) return;
  const detail = `${profile.user} at ${profile.url}. The settings entry and the kept password are deleted; nothing changes on the server.`;
  if (!(await confirm(`Remove the connection “${profile.name}”?`, detail, 'Remove'))) return;
  await connections.disconnect(id);
  await passwords.delete(profile);
  await saved.remove(id);
}
