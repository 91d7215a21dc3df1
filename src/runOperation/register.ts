import { commands, type Disposable } from 'vscode';
import { COMMANDS } from '../contributions';
import type { Connections } from '../session/connections';
import { connectionIdOf, nodeReference } from '../ui/nodeReference';
import { nodeParameters } from './nodeParameters';
import type { OperationRunner } from './operationRunner';

/** Registers the command that runs any operation; on a node of the tree, one of those that are about it. */
export function registerRunOperation(runner: OperationRunner, connections: Connections): Disposable {
  return commands.registerCommand(COMMANDS.runOperation, async (node: unknown) => {
    const reference = nodeReference(node);
    const logs = reference && connections.session(reference.connectionId)?.lists.get('logChannel').items;
    const { given, below } = nodeParameters(reference ?? { kind: '', id: '' }, logs?.keys());
    await runner.run({ connectionId: connectionIdOf(node), params: given, below });
  });
}
