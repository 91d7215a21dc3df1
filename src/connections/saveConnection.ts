import type { ServerProfile } from '../session/serverProfile';
import type { ConnectionServices } from './connectionServices';
import type { FinishedDraft } from './editDraft';

interface Services {
  readonly connections: Pick<ConnectionServices['connections'], 'disconnect' | 'serve'>;
  readonly saved: Pick<ConnectionServices['saved'], 'save'>;
  readonly passwords: Pick<ConnectionServices['passwords'], 'delete' | 'store'>;
  readonly plain: Pick<ConnectionServices['plain'], 'accept'>;
  /** Tells that the password is kept for this window only. */
  readonly warnOfPassword: () => void;
}

/**
 * Saves a connection with its password and connects. `replaced` is the profile that was edited; the
 * password of another address or user goes with it, once the settings are written.
 */
export async function saveConnection(
  { connections, saved, passwords, plain, warnOfPassword }: Services,
  { profile, password }: FinishedDraft,
  replaced?: ServerProfile,
): Promise<void> {
  if (!(await passwords.store(profile, password))) warnOfPassword();
  // The steps have asked, where there was something to ask.
  await plain.accept(profile.url);
  if (replaced) await connections.disconnect(replaced.id);
  await saved.save(profile, replaced?.id);
  if (replaced && replaced.id !== profile.id) await passwords.delete(replaced);
  // What this window alone served until now ends with the answer just given.
  await connections.serve(profile.id, profile.application);
}
