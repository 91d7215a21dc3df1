import { QuickPickItemKind, ThemeIcon, type QuickPickItem } from 'vscode';
import { displayText } from '../shared/displayText';

/** One answer to choose. Its texts may come from the network: they are made safe here. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Id of a codicon. */
  readonly icon?: string;
  /** Ticked from the start, where several can be chosen. */
  readonly picked?: boolean;
  readonly value: T;
}

/** A line between choices; untrusted text, too. */
export interface Separator {
  readonly separator: string;
}

/** A choice as VS Code shows it; a separator has no value. */
export interface ChoiceItem<T> extends QuickPickItem {
  readonly choice?: Choice<T>;
}

/** Turns a choice into VS Code's form, every text made safe. */
export function choiceItem<T>(choice: Choice<T> | Separator): ChoiceItem<T> {
  if ('separator' in choice)
    return { label: displayText(choice.separator), kind: QuickPickItemKind.Separator };
  const { label, description, detail, icon, picked } = choice;
  return {
    choice,
    label: displayText(label),
    ...(description === undefined ? {} : { description: displayText(description) }),
    ...(detail === undefined ? {} : { detail: displayText(detail) }),
    ...(icon === undefined ? {} : { iconPath: new ThemeIcon(icon) }),
    ...(picked === undefined ? {} : { picked }),
  };
}
