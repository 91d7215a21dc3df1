import { commands } from 'vscode';
import { COMMANDS } from '../contributions';
import type { Connections } from '../session/connections';
import type { ConnectionState } from '../shared/connectionState';
import type { Disposable } from '../shared/emitter';
import { problemText } from '../shared/problemText';
import { showWarning, type MessageButton } from '../ui/messages';

function command(title: string, id: string, connectionId: string): MessageButton {
  return { title, run: () => commands.executeCommand(id, { kind: 'server', connectionId }) };
}

/** Tells of a connection that ended for good; what is tried again by itself is shown in the tree only. */
function tell(connectionId: string, name: string, state: ConnectionState): void {
  const connect = (title: string): MessageButton => command(title, COMMANDS.connect, connectionId);
  const edit = command('Edit Connection', COMMANDS.editConnection, connectionId);
  if (state.status === 'replaced') {
    const text = `${name}: another client took the application “${state.application}”; no more events come here.`;
    void showWarning(text, command('Take Over', COMMANDS.takeOver, connectionId));
  } else if (state.status === 'failed') {
    const text = `${name}: ${problemText(state.problem)}`;
    void showWarning(text, connect(state.problem.status === 401 ? 'Enter Password' : 'Try Again'), edit);
  }
}

/** Notifies of connections that failed or were replaced, once each time. */
export function noticeStates(connections: Connections): Disposable {
  const last = new Map<string, ConnectionState['status']>();
  return connections.onDidChangeState(({ connectionId, state }) => {
    const isNew = last.get(connectionId) !== state.status;
    last.set(connectionId, state.status);
    const profile = connections.profile(connectionId);
    if (isNew && profile) tell(connectionId, profile.name, state);
  });
}
