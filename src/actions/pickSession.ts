import type { Connections } from '../session/connections';
import type { ServerSession } from '../session/serverSession';
import { chooseItem } from '../ui/chooseItem';
import { showWarning } from '../ui/messages';
import { liveSessions } from './commandTargets';

/**
 * The live session that a command is about: that of `connectionId` where there is one, else the only
 * one, else the one chosen. With `needs: 'read'` a read-only connection will do, too. Undefined when the user
 * gives up, or there is none, which is told.
 */
export async function pickSession(
  connections: Connections,
  title: string,
  connectionId: string | undefined,
  needs: 'read' | 'write' = 'write',
): Promise<ServerSession | undefined> {
  const sessions = liveSessions(connections).filter(({ profile }) => needs === 'read' || !profile.readOnly);
  const named = sessions.find(({ profile }) => profile.id === connectionId);
  if (named) return named;
  if (sessions.length === 0 || connectionId !== undefined) {
    const what = connectionId === undefined ? 'No server is' : 'This server is not';
    const how = needs === 'read' ? 'connected' : 'connected with the right to write';
    await showWarning(`${title}: ${what} ${how}.`);
    return undefined;
  }
  if (sessions.length === 1) return sessions[0];
  const choices = sessions.map((session) => ({
    label: session.profile.name,
    description: session.profile.url,
    value: session,
  }));
  return chooseItem(choices, { title, placeholder: 'On which server?' });
}
