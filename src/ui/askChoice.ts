import { QuickInputButtons, window } from 'vscode';
import { displayText } from '../shared/displayText';
import { choiceItem, type Choice, type ChoiceItem, type Separator } from './choice';
import { hasWords } from './hasWords';
import type { Answer, StepPlace } from './runSteps';

/** A question that is answered by choosing. Its texts may come from the network: they are made safe here. */
export interface ChoiceQuestion<T> {
  readonly placeholder: string;
  readonly choices: readonly (Choice<T> | Separator)[];
  /** Choices that are still to come, below the others. Does not reject. */
  readonly later?: Promise<readonly (Choice<T> | Separator)[]>;
  /** The value that is highlighted first. */
  readonly active?: T;
  /** What is typed before anything was. */
  readonly typed?: string;
  /** Turns typed text that is none of the choices into one more; undefined where it cannot. */
  readonly free?: (text: string) => Choice<T> | undefined;
  /** False for a value that cannot be accepted: the question stays. */
  readonly accepts?: (value: T) => boolean;
  /** Closes the question when it aborts. */
  readonly signal?: AbortSignal;
}

/**
 * Typed text as an item. Its label is not the text: VS Code puts the closest label first, and whoever
 * types the beginning of a choice and accepts it means the choice.
 */
function typedItem<T>(own: Choice<T>): ChoiceItem<T> {
  const { label, description = '' } = own;
  const about = description === '' ? label : `${label} · ${description}`;
  return { ...choiceItem({ ...own, label: 'As typed', description: about }), alwaysShow: true };
}

/** Several words in whatever order find a choice, too; VS Code looks for what was typed as a whole. */
function byWords<T>(item: ChoiceItem<T>, text: string): ChoiceItem<T> {
  const { label, description, detail } = item;
  return hasWords([label, description, detail], text) ? { ...item, alwaysShow: true } : item;
}

/** Asks for one of several answers, or, where `free` allows it, for a text of the user's own. */
export async function askChoice<T>(place: StepPlace, question: ChoiceQuestion<T>): Promise<Answer<T>> {
  const { active, accepts = () => true, later, signal } = question;
  const pick = window.createQuickPick<ChoiceItem<T>>();
  Object.assign(pick, { ...place, title: displayText(place.title) });
  pick.placeholder = displayText(question.placeholder);
  pick.value = question.typed ?? '';
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.buttons = place.step > 1 ? [QuickInputButtons.Back] : [];
  let choices = question.choices.map(choiceItem);
  const update = (): void => {
    const text = pick.value.trim();
    const isChoice = choices.some(({ choice }) => choice?.label === text);
    const own = text === '' || isChoice ? undefined : question.free?.(text);
    pick.items = own ? [...choices, typedItem(own)] : choices.map((item) => byWords(item, text));
  };
  update();
  const first = choices.find(({ choice }) => choice && choice.value === active);
  if (first) pick.activeItems = [first];
  const close = (): void => pick.hide();
  signal?.addEventListener('abort', close, { once: true });
  let open = true;
  pick.busy = later !== undefined;
  void later?.then((more) => {
    if (!open) return;
    choices = [...choices, ...more.map(choiceItem)];
    pick.busy = false;
    update();
  });
  try {
    return await new Promise((resolve) => {
      pick.onDidChangeValue(update);
      pick.onDidAccept(() => {
        const { choice } = pick.selectedItems[0] ?? pick.activeItems[0] ?? {};
        if (choice && accepts(choice.value)) resolve({ kind: 'value', value: choice.value });
      });
      pick.onDidTriggerButton(() => resolve({ kind: 'back' }));
      pick.onDidHide(() => resolve({ kind: 'cancel' }));
      pick.show();
    });
  } finally {
    open = false;
    signal?.removeEventListener('abort', close);
    pick.dispose();
  }
}
