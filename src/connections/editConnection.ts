import type { ServerProfile } from '../session/serverProfile';
import { draftOf } from './connectionDraft';
import type { ConnectionServices } from './connectionServices';
import { connectionSteps, USE_STEPS } from './connectionSteps';
import { editDraft, type FinishedDraft } from './editDraft';
import { saveConnection } from './saveConnection';

function ask(
  { connections, plain, loadChunk }: ConnectionServices,
  profile: ServerProfile,
  password: string | undefined,
): Promise<FinishedDraft | undefined> {
  const others = connections.list().filter(({ id }) => id !== profile.id);
  return editDraft({
    title: 'Edit Connection',
    draft: {
      ...draftOf(profile, password),
      acceptedPlain: plain.isAccepted(profile.url) ? profile.url : undefined,
    },
    // Address, user and password of a simulated server are its own.
    steps: profile.simulated ? USE_STEPS : connectionSteps(new Set(others.map(({ id }) => id))),
    loadChunk,
  });
}

/** Changes how this window uses its simulated server; nothing of it goes into the settings. */
async function editSimulated(services: ConnectionServices, profile: ServerProfile): Promise<void> {
  const { connections, passwords } = services;
  const finished = await ask(services, profile, await passwords.get(profile));
  // It may have been stopped meanwhile.
  if (!finished || !connections.profile(profile.id)) return;
  await connections.disconnect(profile.id);
  connections.setOfWindow({ ...finished.profile, simulated: true });
  await connections.serve(profile.id, finished.profile.application);
}

/** Asks the same questions again, with the saved answers filled in, and reconnects. */
export async function editConnection(services: ConnectionServices, id: string): Promise<void> {
  const used = services.connections.profile(id);
  if (used?.simulated) {
    await editSimulated(services, used);
    return;
  }
  const profile = services.saved.profile(id);
  if (!profile) return;
  // Typing it is the way out where the secret storage cannot be read.
  const finished = await ask(services, profile, await services.passwords.get(profile).catch(() => undefined));
  if (finished) await saveConnection(services, finished, profile);
}
