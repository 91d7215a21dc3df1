import { ProgressLocation, window } from 'vscode';
import type { TestConnectionResult } from '../ari/testConnection';
import type { SessionChunk } from '../session/connections';
import { displayText } from '../shared/displayText';
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
  const title = displayText(`Testing the connection to ${profile.url}`);
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (_progress, cancellation): Promise<TryOutcome> => {
    const abort = new AbortController();
    const listener = cancellation.onCancellationRequested(() => abort.abort());
    try {
      const result = await testProfile(profile, passwordOf(draft), loadChunk, abort.signal);
      return { kind: 'works', result };
    } catch (error) {
      return abort.signal.aborted ? { kind: 'cancelled' } : { kind: 'fails', error };
    } finally {
      listener.dispose();
    }
  });
}
