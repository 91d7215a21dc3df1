import type { ServerSession } from '../session/serverSession';
import { showProblem } from '../ui/messages';
import { withProgress } from '../ui/progress';
import { askEventTypes } from './askEventTypes';

/** Chooses the server that a command is about; undefined when the user gives up. */
export type ChooseSession = (
  title: string,
  connectionId: string | undefined,
) => Promise<ServerSession | undefined>;

const TITLE = 'Switch Event Types Off at Asterisk';

/** Asks which event types a server shall not send, and has it so; `counts` are the types in the log. */
export async function switchEventTypes(
  choose: ChooseSession,
  connectionId: string | undefined,
  counts: () => ReadonlyMap<string, number>,
): Promise<void> {
  const session = await choose(TITLE, connectionId);
  if (!session) return;
  const { name } = session.profile;
  const off = session.eventFilter;
  const types = await askEventTypes({ title: `${TITLE}: ${name}`, off, counts: counts() });
  if (!types) return;
  try {
    await withProgress(`Telling ${name} which events to send`, (signal) =>
      session.setEventFilter(types, signal),
    );
  } catch (error) {
    await showProblem(`Could not switch event types off on ${name}`, error);
  }
}
