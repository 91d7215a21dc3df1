import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { waitFor } from '../support/waitFor';

type Pick = vscode.QuickPick<vscode.QuickPickItem>;

/** A user of VS Code's own quick picks. */
export interface QuickPicks {
  /** Waits for a question that offers all of these, and makes them the chosen ones; nothing is accepted yet. */
  choose(...labels: readonly string[]): Promise<Pick>;
  /** Presses Enter until `isDone`: a question that is not open yet hears nothing. */
  accept(isDone: () => boolean): Promise<void>;
  /** {@link choose}s one answer and accepts it until the question is closed. */
  answer(label: string): Promise<void>;
  /** Gives VS Code its own function back, and closes what a failed test has left open. */
  end(): void;
}

/** Watches the quick picks that the extension opens. The tests' `vscode` is the extension's own. */
export function quickPicks(): QuickPicks {
  const window = vscode.window as { createQuickPick: () => Pick };
  const own = window.createQuickPick;
  const open = new Set<Pick>();
  window.createQuickPick = () => {
    const pick = own();
    const dispose = pick.dispose.bind(pick);
    pick.dispose = () => {
      open.delete(pick);
      dispose();
    };
    open.add(pick);
    return pick;
  };
  const user: QuickPicks = {
    choose: async (...labels) => {
      const chosen = await waitFor(`a question with ${labels.join(', ')}`, () => {
        for (const pick of open) {
          const items = pick.items.filter(({ label }) => labels.includes(label));
          if (items.length < labels.length) continue;
          if (pick.canSelectMany) pick.selectedItems = items;
          else pick.activeItems = items;
          return pick;
        }
        return undefined;
      });
      // VS Code collects what is set until the next turn; a command would overtake it.
      await delay(10);
      return chosen;
    },
    accept: async (isDone) => {
      await waitFor('the answer to be taken', async () => {
        if (!isDone()) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return isDone();
      });
    },
    answer: async (label) => {
      const pick = await user.choose(label);
      await user.accept(() => !open.has(pick));
    },
    end: () => {
      window.createQuickPick = own;
      for (const pick of open) pick.hide();
    },
  };
  return user;
}
