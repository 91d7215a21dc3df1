import * as vscode from 'vscode';
import { problemOf } from '../ari/problemOf';
import { RESOURCE_SCHEME } from '../contributions';
import type { Connections } from '../session/connections';
import { newStartText } from '../session/serverStart';
import type { ServerSession } from '../session/serverSession';
import type { Problem } from '../shared/connectionState';
import type { NodeReference } from '../ui/nodeReference';
import { documentJson } from '../shared/documentJson';
import { isListKind, isLiveKind } from './documentKinds';
import { fetchResource } from './fetchResource';
import { lostResourceText } from './lostResourceText';
import { readResourceQuery, type NamedResource } from './readResourceQuery';

/** Longest title of a tab. */
const LONGEST_TITLE = 100;

/** The address of the read-only document that shows a resource. */
export function resourceUri({ connectionId, kind, id }: NodeReference, title: string): vscode.Uri {
  // The path is what the tab shows; the query holds what counts.
  const query = JSON.stringify({ connectionId, kind, id });
  return vscode.Uri.from({
    scheme: RESOURCE_SCHEME,
    path: `/${title.slice(0, LONGEST_TITLE).replace(/[^\w.@;-]+/g, '_')}.json`,
    query,
  });
}

/** Shows a resource as Asterisk tells it now, as a JSON document; where it is gone, as it was last. */
export class ResourceDocuments implements vscode.TextDocumentContentProvider {
  readonly #connections: Connections;
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  /** Tells VS Code that an open document is out of date. */
  readonly onDidChange = this.#changes.event;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /** Asks Asterisk again for a document that may be open already. */
  refresh(uri: vscode.Uri): void {
    this.#changes.fire(uri);
  }

  /** Ends the provider. */
  dispose(): void {
    this.#changes.dispose();
  }

  /** Called by VS Code. The address may come from anywhere, so nothing in it is trusted. */
  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const named = readResourceQuery(uri.query);
    if (!named) return '// This address names no resource.\n';
    const { kind, id } = named;
    const session = this.#connections.session(named.connectionId);
    if (!session) return '// The server is not connected.\n';
    try {
      return `${documentJson(await fetchResource(session, kind, id))}\n`;
    } catch (error) {
      return lostText(session, named, problemOf(error));
    }
  }
}

/** What is known of a resource that Asterisk does not tell. */
function lostText(
  { store, lists, lost }: ServerSession,
  { kind, id }: NamedResource,
  problem: Problem,
): string {
  if (isListKind(kind)) return lostResourceText(problem, lists.get(kind).items?.get(id)?.raw);
  if (!isLiveKind(kind)) return lostResourceText(problem, undefined);
  const present = store.resources[kind].get(id);
  const gone = present ? undefined : lost.get(kind, id);
  const fate = gone && `It was lost with the server: ${newStartText(gone.start)}.`;
  return lostResourceText(problem, (present ?? gone?.resource)?.raw, fate);
}
