import { QuickInputButtons, window } from 'vscode';
import { displayText } from '../shared/displayText';
import { choiceItem, type Choice, type ChoiceItem, type Separator } from './choice';
import type { Answer, StepPlace } from './runSteps';

/** A question that is answered by ticking. Its texts may come from the network: they are made safe here. */
export interface ChoicesQuestion<T> {
  readonly placeholder: string;
  readonly choices: readonly (Choice<T> | Separator)[];
  /** Why these cannot be accepted together, as a sentence for the user: it stands in the question, which stays. */
  readonly problem?: (values: readonly T[]) => string | undefined;
  /** Closes the question when it aborts. */
  readonly signal?: AbortSignal;
}

/** Asks for any number of several answers, as one question of a sequence; `picked` choices are ticked at first. */
export async function askChoices<T>(
  place: StepPlace,
  question: ChoicesQuestion<T>,
): Promise<Answer<readonly T[]>> {
  const { placeholder, problem = () => undefined, signal } = question;
  const pick = window.createQuickPick<ChoiceItem<T>>();
  Object.assign(pick, { ...place, title: displayText(place.title) });
  pick.canSelectMany = true;
  pick.placeholder = displayText(placeholder);
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.buttons = place.step > 1 ? [QuickInputButtons.Back] : [];
  pick.items = question.choices.map(choiceItem);
  pick.selectedItems = pick.items.filter(({ choice }) => choice?.picked === true);
  const close = (): void => pick.hide();
  signal?.addEventListener('abort', close, { once: true });
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => {
        const value = pick.selectedItems.flatMap(({ choice }) => (choice ? [choice.value] : []));
        const reason = problem(value);
        if (reason === undefined) {
          resolve({ kind: 'value', value });
          return;
        }
        pick.placeholder = displayText(reason);
        // The placeholder is not seen behind typed text.
        pick.value = '';
      });
      pick.onDidChangeSelection(() => {
        pick.placeholder = displayText(placeholder);
      });
      pick.onDidTriggerButton(() => resolve({ kind: 'back' }));
      pick.onDidHide(() => resolve({ kind: 'cancel' }));
      pick.show();
    });
  } finally {
    signal?.removeEventListener('abort', close);
    pick.dispose();
  }
}
