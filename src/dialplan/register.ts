import * as vscode from 'vscode';
import { COMMANDS } from '../contributions';
import type { ServerSession } from '../session/serverSession';
import { problemText } from '../shared/problemText';
import { showInfo, showProblem, showWarning } from '../ui/messages';
import { connectionIdOf } from '../ui/nodeReference';
import { withProgress } from '../ui/progress';
import { reloadDialplan, type ReloadOutcome } from './reloadDialplan';

/** Chooses the server that a command is about; undefined when the user gives up. */
export type ChooseSession = (
  title: string,
  connectionId: string | undefined,
) => Promise<ServerSession | undefined>;

const REFUSED_HINT =
  'The dialplan of before is still in force. Look into the Asterisk log: an unclosed “[” or a missing #include are the usual reasons.';

function tell(server: string, outcome: ReloadOutcome, again: () => Promise<void>): Promise<void> {
  const retry = { title: 'Reload Again', run: again };
  switch (outcome.kind) {
    case 'reloaded':
      return showInfo(
        `Dialplan reloaded on ${server} at ${outcome.at}. Asterisk says so for most faulty lines as well: they stand in its log only.`,
      );
    case 'unconfirmed':
      return showWarning(
        `${server} accepted the reload of the dialplan, but its last reload is still ${outcome.lastReload}: nothing shows that it happened.`,
        retry,
      );
    case 'queued':
      return showInfo(`Dialplan reload queued on ${server}: another reload is under way.`, retry);
    case 'refused':
      return showWarning(
        `${server} refused to reload the dialplan (409): ${problemText({ message: outcome.message, hint: REFUSED_HINT })}`,
        retry,
      );
  }
}

/** Registers the command that reloads the dialplan and looks whether it happened. */
export function registerDialplan(chooseSession: ChooseSession): vscode.Disposable {
  async function reload(session: ServerSession): Promise<void> {
    const { name } = session.profile;
    try {
      const outcome = await withProgress(`Reloading the dialplan on ${name}`, (signal) =>
        reloadDialplan(session.rest, signal),
      );
      void tell(name, outcome, () => reload(session));
    } catch (error) {
      void showProblem(`Could not reload the dialplan on ${name}`, error, {
        title: 'Reload Again',
        run: () => reload(session),
      });
    }
  }

  return vscode.commands.registerCommand(COMMANDS.reloadDialplan, async (node: unknown) => {
    const session = await chooseSession('Reload Dialplan', connectionIdOf(node));
    if (session) await reload(session);
  });
}
