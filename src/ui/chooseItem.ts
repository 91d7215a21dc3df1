import { window, type QuickPickOptions } from 'vscode';
import { displayText } from '../shared/displayText';
import { neverAborted, tokenOf } from './cancellation';
import { choiceItem, type Choice, type Separator } from './choice';

/** What stands above the choices. Untrusted texts, too. */
export interface ItemQuestion {
  readonly title: string;
  readonly placeholder: string;
  /** Closes the question when it aborts. */
  readonly signal?: AbortSignal;
}

/**
 * As every question of ours it stays while the focus is elsewhere: in the events, which tell what to choose, or in the
 * tree, where VS Code puts it a moment after the palette was closed.
 */
function lookOf(title: string, placeholder: string): QuickPickOptions {
  return {
    title: displayText(title),
    placeHolder: displayText(placeholder),
    matchOnDescription: true,
    ignoreFocusOut: true,
  };
}

/** Lets the user choose one of several; undefined when they give up. A single question, see `askChoice` for steps. */
export async function chooseItem<T>(
  choices: readonly (Choice<T> | Separator)[],
  { title, placeholder, signal = neverAborted() }: ItemQuestion,
): Promise<T | undefined> {
  const chosen = await window.showQuickPick(
    choices.map(choiceItem),
    lookOf(title, placeholder),
    tokenOf(signal),
  );
  return chosen?.choice?.value;
}

/** Lets the user choose any number of several; undefined when they give up. */
export async function chooseItems<T>(
  choices: readonly Choice<T>[],
  { title, placeholder, signal = neverAborted() }: ItemQuestion,
): Promise<readonly T[] | undefined> {
  const chosen = await window.showQuickPick(
    choices.map(choiceItem),
    { ...lookOf(title, placeholder), canPickMany: true },
    tokenOf(signal),
  );
  return chosen?.flatMap(({ choice }) => (choice === undefined ? [] : [choice.value]));
}
