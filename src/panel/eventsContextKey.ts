import * as vscode from 'vscode';
import type { EventLog } from '../capture/eventLog';
import { CONTEXT_KEYS } from '../contributions';
import type { PanelConnections } from '../eventsPage/panelServices';

/** Keeps the context key that tells whether there are events to save. */
export function keepEventsContextKey(connections: PanelConnections): vscode.Disposable {
  let hasEvents = false;
  let listening: { dispose(): void } | undefined;
  const follow = (log: EventLog): void => {
    const update = (): void => {
      if (log.total > 0 === hasEvents) return;
      hasEvents = log.total > 0;
      void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.hasEvents, hasEvents);
    };
    listening = log.onDidChange(update);
    update();
  };
  if (connections.log) follow(connections.log);
  const opening = connections.onDidOpenLog(follow);
  return new vscode.Disposable(() => {
    opening.dispose();
    listening?.dispose();
  });
}
