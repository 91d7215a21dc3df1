import * as vscode from 'vscode';
import { COMMANDS, RESOURCE_SCHEME } from '../contributions';
import type { Connections } from '../session/connections';
import { fieldsOf } from '../shared/fields';
import { idParts } from '../shared/idParts';
import { copyLines } from '../ui/clipboard';
import { connectionIdOf, nodeReference, nodeReferences, type NodeReference } from '../ui/nodeReference';
import { showJsonDocument } from '../ui/showJsonDocument';
import { ResourceDocuments, resourceUri } from './resourceDocuments';

/** The id as ARI's operations take it: of a subscription its event source. */
function idToCopy({ kind, id }: NodeReference): string {
  if (kind !== 'subscription') return id;
  const [, source] = idParts(id);
  return typeof source === 'string' ? source : id;
}

/** A server is named by its connection alone. */
function serverReference(node: unknown): NodeReference | undefined {
  const connectionId = connectionIdOf(node);
  if (connectionId === undefined || fieldsOf(node)?.kind !== 'server') return undefined;
  return { kind: 'server', connectionId, id: 'asterisk' };
}

/** Registers the commands that copy a resource's id and open it as a document. */
export function registerResources(connections: Connections): vscode.Disposable {
  function titleOf({ kind, connectionId, id }: NodeReference): string {
    const resources = connections.session(connectionId)?.store.resources;
    return (kind === 'channel' ? resources?.channel.get(id)?.name : undefined) ?? `${kind}-${id}`;
  }

  const documents = new ResourceDocuments(connections);
  return vscode.Disposable.from(
    documents,
    vscode.workspace.registerTextDocumentContentProvider(RESOURCE_SCHEME, documents),
    vscode.commands.registerCommand(COMMANDS.copyId, async (node: unknown, nodes: unknown) => {
      const ids = nodeReferences(node, nodes).map(idToCopy);
      if (ids.length > 0) await copyLines(ids);
    }),
    vscode.commands.registerCommand(COMMANDS.openResource, async (node: unknown) => {
      const reference = nodeReference(node) ?? serverReference(node);
      if (!reference) return;
      const uri = resourceUri(reference, titleOf(reference));
      documents.refresh(uri);
      await showJsonDocument(uri);
    }),
  );
}
