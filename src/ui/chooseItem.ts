import { window } from 'vscode';
import { displayText } from '../shared/displayText';
import { neverAborted, tokenOf } from './cancellation';
import { choiceItem, type Choice } from './choice';

/** What stands above the choices. Untrusted texts, too. */
export interface ItemQuestion {
  readonly title: string;
  readonly placeholder: string;
  /** Closes the question when it aborts. */
  readonly signal?: AbortSignal;
}

/** Lets the user choose one of several; undefined when they give up. A single question, see `askChoice` for steps. */
export async function chooseItem<T>(
  choices: readonly Choice<T>[],
  { title, placeholder, signal = neverAborted() }: ItemQuestion,
): Promise<T | undefined> {
  const chosen = await window.showQuickPick(
    choices.map(choiceItem),
    { title: displayText(title), placeHolder: displayText(placeholder), matchOnDescription: true },
    tokenOf(signal),
  );
  return chosen?.choice?.value;
}

/** Lets the user choose any number of several; undefined when they give up. `stays` when the focus moves. */
export async function chooseItems<T>(
  choices: readonly Choice<T>[],
  { title, placeholder, signal = neverAborted(), stays = false }: ItemQuestion & { readonly stays?: boolean },
): Promise<readonly T[] | undefined> {
  const chosen = await window.showQuickPick(
    choices.map(choiceItem),
    {
      title: displayText(title),
      placeHolder: displayText(placeholder),
      matchOnDescription: true,
      canPickMany: true,
      ignoreFocusOut: stays,
    },
    tokenOf(signal),
  );
  return chosen?.flatMap(({ choice }) => (choice === undefined ? [] : [choice.value]));
}
