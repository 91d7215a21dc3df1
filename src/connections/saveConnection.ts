import type { ServerProfile } from '../session/serverProfile';
import { showWarning } from '../ui/messages';
import type { ConnectionServices } from './connectionServices';
import type { FinishedDraft } from './editDraft';

/**
 * Saves a connection with its password and connects. `replaced` is the profile that was edited; the
 * password of another address or user goes with it.
 */
export async function saveConnection(
  { connections, saved, passwords }: ConnectionServices,
  { profile, password }: FinishedDraft,
  replaced?: ServerProfile,
): Promise<void> {
  if (!(await passwords.store(profile, password))) {
    void showWarning('The secret storage does not work: the password is kept for this window only.');
  }
  if (replaced) await connections.disconnect(replaced.id);
  if (replaced && replaced.id !== profile.id) await passwords.delete(replaced);
  await saved.save(profile, replaced?.id);
  await connections.connect(profile.id);
}
