import * as vscode from 'vscode';
import { COMMANDS } from '../contributions';
import type { PastCall } from '../session/callHistory';
import { connectionIdOf, nodeReference } from '../ui/nodeReference';
import type { CopyNode } from './copyNode';

/** What the command needs of the history of calls. */
export interface CallSource {
  /** The call that a node of the history stands for; undefined for any other argument. */
  callOf(node: unknown): PastCall | undefined;
  /** Lets the user choose a call; undefined when they give up, or there is none, which is told. */
  pick(title: string): Promise<PastCall | undefined>;
}

/** Registers the command that copies a node, or one of the last calls, as code. */
export function registerCopyAs(copyNode: CopyNode, calls: CallSource): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.copyAs, async (node: unknown) => {
    const call = calls.callOf(node);
    const reference = nodeReference(node);
    const connectionId = connectionIdOf(node);
    if (call) await copyNode.call(call);
    else if (reference) await copyNode.node(reference);
    else if (connectionId !== undefined) await copyNode.node({ kind: 'server', connectionId, id: '' });
    else {
      const picked = await calls.pick('Copy as');
      if (picked) await copyNode.call(picked);
    }
  });
}
