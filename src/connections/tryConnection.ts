import type { TestConnectionResult } from '../ari/testConnection';
import type { SessionChunk } from '../session/connections';
import { withProgress } from '../ui/progress';
import { passwordOf, profileOf, type ConnectionDraft } from './connectionDraft';
import { testProfile } from './testProfile';

/** How a test of a draft ended. */
export type TryOutcome =
  | { readonly kind: 'works'; readonly result: TestConnectionResult }
  | { readonly kind: 'fails'; readonly error: unknown }
  | { readonly kind: 'cancelled' };

/** Tests a connection before it is saved, with a progress notification that can be cancelled. */
export async function tryConnection(
  draft: ConnectionDraft,
  loadChunk: () => Promise<SessionChunk>,
): Promise<TryOutcome> {
  const profile = profileOf(draft);
  return withProgress(`Testing the connection to ${profile.url}`, async (signal): Promise<TryOutcome> => {
    try {
      const result = await testProfile(profile, passwordOf(draft), loadChunk, signal);
      return { kind: 'works', result };
    } catch (error) {
      return signal.aborted ? { kind: 'cancelled' } : { kind: 'fails', error };
    }
  });
}
