import { QuickInputButtons, ThemeIcon, window, type QuickPickItem } from 'vscode';
import { displayText } from '../shared/displayText';
import type { Answer, StepPlace } from './runSteps';

/** One answer to choose. Its texts may come from the network: they are made safe here. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Id of a codicon. */
  readonly icon?: string;
  readonly value: T;
}

/** A question that is answered by choosing. */
export interface ChoiceQuestion<T> {
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** The value that is highlighted first. */
  readonly active?: T;
  /** What is typed before anything was. */
  readonly typed?: string;
  /** Turns typed text that is none of the choices into one more; undefined where it cannot. */
  readonly free?: (text: string) => Choice<T> | undefined;
}

interface Item<T> extends QuickPickItem {
  readonly value: T;
}

function toItem<T>({ label, description, detail, icon, value }: Choice<T>): Item<T> {
  return {
    value,
    label: displayText(label),
    ...(description === undefined ? {} : { description: displayText(description) }),
    ...(detail === undefined ? {} : { detail: displayText(detail) }),
    ...(icon === undefined ? {} : { iconPath: new ThemeIcon(icon) }),
  };
}

/**
 * Typed text as an item. Its label is not the text: VS Code puts the closest label first, and whoever
 * types the beginning of a choice and accepts it means the choice.
 */
function typedItem<T>(own: Choice<T>): Item<T> {
  const { label, description = '' } = own;
  const about = description === '' ? label : `${label} · ${description}`;
  return { ...toItem({ ...own, label: 'As typed', description: about }), alwaysShow: true };
}

/** Asks for one of several answers, or, where `free` allows it, for a text of the user's own. */
export async function askChoice<T>(place: StepPlace, question: ChoiceQuestion<T>): Promise<Answer<T>> {
  const pick = window.createQuickPick<Item<T>>();
  Object.assign(pick, { ...place, title: displayText(place.title) });
  pick.placeholder = displayText(question.placeholder);
  pick.value = question.typed ?? '';
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.buttons = place.step > 1 ? [QuickInputButtons.Back] : [];
  const choices = question.choices.map(toItem);
  const update = (): void => {
    const text = pick.value.trim();
    const isChoice = question.choices.some(({ label }) => label === text);
    const own = text === '' || isChoice ? undefined : question.free?.(text);
    pick.items = own ? [...choices, typedItem(own)] : choices;
  };
  update();
  const first = choices.find(({ value }) => value === question.active);
  if (first) pick.activeItems = [first];
  try {
    return await new Promise((resolve) => {
      if (question.free) pick.onDidChangeValue(update);
      pick.onDidAccept(() => {
        const chosen = pick.selectedItems[0] ?? pick.activeItems[0];
        if (chosen) resolve({ kind: 'value', value: chosen.value });
      });
      pick.onDidTriggerButton(() => resolve({ kind: 'back' }));
      pick.onDidHide(() => resolve({ kind: 'cancel' }));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
