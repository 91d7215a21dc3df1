import { ProgressLocation, window } from 'vscode';
import type { TestConnectionResult } from '../ari/testConnection';
import { parseServerAddress } from '../ari/serverAddress';
import type { SessionChunk } from '../session/connections';
import { displayText } from '../shared/displayText';
import { passwordOf, profileOf, type ConnectionDraft } from './connectionDraft';
import { readCa } from './readCa';

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
      const ca = profile.caFile === undefined ? undefined : await readCa(profile.caFile);
      const chunk = await loadChunk();
      const result = await chunk.testConnection({
        address: parseServerAddress(profile.url),
        user: profile.user,
        password: passwordOf(draft),
        readOnly: profile.readOnly,
        signal: abort.signal,
        ...(ca === undefined ? {} : { ca }),
        ...(profile.application === undefined ? {} : { application: profile.application }),
      });
      return { kind: 'works', result };
    } catch (error) {
      return abort.signal.aborted ? { kind: 'cancelled' } : { kind: 'fails', error };
    } finally {
      listener.dispose();
    }
  });
}
