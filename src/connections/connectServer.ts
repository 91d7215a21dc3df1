import { isAriError } from '../ari/ariError';
import { isWorthRetrying } from '../ari/isWorthRetrying';
import type { ServerProfile } from '../session/serverProfile';
import type { ConnectionState } from '../shared/connectionState';
import type { ConnectionServices } from './connectionServices';

/** How the user is asked before an application's name is taken. */
export interface ServingQuestion {
  /** Whether the server knows the profile's application (`applications.get`); rejects with an AriError. */
  isKnown(profile: ServerProfile, password: string): Promise<boolean>;
  /** Asks, unless the server does not know the name; undefined: it could not be asked. */
  confirm(application: string, isKnown: boolean | undefined): Promise<boolean>;
}

interface Services {
  readonly connections: Pick<
    ConnectionServices['connections'],
    'connect' | 'disconnect' | 'profile' | 'state'
  >;
  readonly passwords: Pick<ConnectionServices['passwords'], 'askAgain' | 'getOrAsk'>;
}

/** States in which connecting registers the name; in the others it is ours, or will be by itself. */
const REGISTERS: ReadonlySet<ConnectionState['status']> = new Set<ConnectionState['status']>([
  'disconnected',
  'failed',
  'replaced',
]);

async function mayRegister(
  { passwords }: Services,
  profile: ServerProfile,
  { status }: ConnectionState,
  question: ServingQuestion,
): Promise<boolean> {
  const { application } = profile;
  if (application === undefined || !REGISTERS.has(status)) return true;
  if (status === 'replaced') return question.confirm(application, true);
  const password = await passwords.getOrAsk(profile);
  if (password === undefined) return false;
  let isKnown: boolean | undefined;
  try {
    isKnown = await question.isKnown(profile, password);
  } catch (error) {
    // Connecting fails in the same way and tells why: nothing will be taken.
    if (isAriError(error) && !isWorthRetrying(error, undefined)) return true;
  }
  return question.confirm(application, isKnown);
}

/**
 * Connects, or tries again now. After a 401 asks for the password anew; before an application is
 * served that somebody else may serve, asks whether to.
 */
export async function connectServer(
  services: Services,
  id: string,
  question: ServingQuestion,
): Promise<void> {
  const { connections, passwords } = services;
  const state = connections.state(id);
  const profile = connections.profile(id);
  if (!profile) return;
  const isRefused = state.status === 'failed' && state.problem.status === 401;
  if (isRefused && (await passwords.askAgain(profile)) === undefined) return;
  if (!(await mayRegister(services, profile, state, question))) return;
  // The failed session holds the old password and CA.
  if (state.status === 'failed') await connections.disconnect(id);
  await connections.connect(id);
}

/** Takes the application name back from the client that replaced us; whatever else is, as {@link connectServer}. */
export async function takeOverServer(
  services: Services,
  id: string,
  question: ServingQuestion,
): Promise<void> {
  if (services.connections.state(id).status === 'replaced') await services.connections.connect(id);
  else await connectServer(services, id, question);
}
