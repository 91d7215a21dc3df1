import * as vscode from 'vscode';
import { COMMANDS, RESOURCE_SCHEME } from '../contributions';
import type { Connections } from '../session/connections';
import { copyLines } from '../ui/clipboard';
import { nodeReference, nodeReferences, type NodeReference } from '../ui/nodeReference';
import { ResourceDocuments, resourceUri } from './resourceDocuments';

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
      const ids = nodeReferences(node, nodes).map(({ id }) => id);
      if (ids.length > 0) await copyLines(ids);
    }),
    vscode.commands.registerCommand(COMMANDS.openResource, async (node: unknown) => {
      const reference = nodeReference(node);
      if (!reference) return;
      const uri = resourceUri(reference, titleOf(reference));
      documents.refresh(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.languages.setTextDocumentLanguage(document, 'jsonc');
      await vscode.window.showTextDocument(document, { preview: true });
    }),
  );
}
