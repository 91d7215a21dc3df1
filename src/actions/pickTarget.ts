import { ACTION_TABLE, type ActionName } from '../operations/actionTable';
import type { Connections } from '../session/connections';
import type { ServerSession } from '../session/serverSession';
import { chooseItem } from '../ui/chooseItem';
import { showInfo } from '../ui/messages';
import { liveSessions } from './commandTargets';
import { nounOf } from './nodeNoun';
import { noTargetText } from './noTargetText';
import { pickSession } from './pickSession';
import type { ActionTarget } from './resourceAction';
import { targetChoices } from './targetChoices';

/** The live sessions on which an action is allowed. */
function sessionsFor(connections: Connections, name: ActionName): readonly ServerSession[] {
  const live = liveSessions(connections);
  return ACTION_TABLE[name].reads === true ? live : live.filter(({ profile }) => !profile.readOnly);
}

/**
 * Asks what an action is about, where it was called on nothing, or only on the server `connectionId`; undefined
 * when given up, or told that there is nothing. Rejects with an AriError.
 */
export async function pickTarget(
  connections: Connections,
  name: ActionName,
  title: string,
  connectionId: string | undefined,
): Promise<ActionTarget | undefined> {
  const { kinds, reads } = ACTION_TABLE[name];
  if (kinds.includes('server')) {
    const session = await pickSession(connections, title, connectionId, reads ? 'read' : 'write');
    return session && { session, kind: 'server', ids: [] };
  }
  const sessions = sessionsFor(connections, name).filter(
    ({ profile }) => connectionId === undefined || profile.id === connectionId,
  );
  const asked = await Promise.allSettled(
    sessions.map((session) =>
      targetChoices(name, session, sessions.length > 1 ? session.profile.name : undefined),
    ),
  );
  const choices = asked.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const noun = nounOf(kinds[0] ?? 'channel');
  if (choices.length > 0) return chooseItem(choices, { title, placeholder: `Which ${noun}?` });
  // A server that fails is worth a word only where the others have nothing either.
  const failed = asked.find((answer) => answer.status === 'rejected');
  if (failed) throw failed.reason;
  void showInfo(`${title}: ${noTargetText(name, sessions)}.`);
  return undefined;
}
