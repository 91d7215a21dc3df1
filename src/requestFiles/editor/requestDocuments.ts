import * as vscode from 'vscode';
import type { DescribedOperation } from '../../operations/describedOperation';
import type { OperationCatalogs } from '../../operations/operationCatalogs';
import type { Connections } from '../../session/connections';
import type { ServerSession } from '../../session/serverSession';
import type { Span } from '../syntax/requestFile';
import type { ServerChoice } from '../sending/chooseServer';

/** The language of request files. */
export const ARI_LANGUAGE = 'ari';

/** Where in an editor a span of a document is. */
export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** What is known of request documents: their server, its session, its operations. */
export class RequestDocuments {
  readonly #connections: Pick<Connections, 'session'>;
  readonly #catalogs: OperationCatalogs;
  readonly choice: ServerChoice;

  constructor(connections: Pick<Connections, 'session'>, catalogs: OperationCatalogs, choice: ServerChoice) {
    this.#connections = connections;
    this.#catalogs = catalogs;
    this.choice = choice;
  }

  /** The live session of the document's server; undefined where it is not clear or not live. */
  session({ uri }: vscode.TextDocument): ServerSession | undefined {
    const id = this.choice.of(uri.toString())?.id;
    const session = id === undefined ? undefined : this.#connections.session(id);
    return session?.state.status === 'live' ? session : undefined;
  }

  /** The operations that a document's requests can be; those of our own table while no server tells. */
  async operations(document: vscode.TextDocument): Promise<readonly DescribedOperation[]> {
    return this.#catalogs.of(this.session(document)).list();
  }
}
