import { QuickInputButtons, window } from 'vscode';
import { displayText } from '../shared/displayText';
import type { Answer, StepPlace } from './runSteps';

/** A question that is answered by typing. */
export interface TextQuestion {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** True to show dots instead of what is typed. */
  readonly masked?: boolean;
  /** What is wrong with the text, as a sentence for the user; undefined when it can be accepted. */
  readonly problem?: (text: string) => string | undefined;
  /** Told what has been typed so far, for what can be seen at once. */
  readonly typed?: (text: string) => void;
  /** Closes the question when it aborts. */
  readonly signal?: AbortSignal;
}

/** Asks for a text in an input box that stays open when the focus moves; a secret never leaves it. */
export async function askText(place: StepPlace, question: TextQuestion): Promise<Answer<string>> {
  const { signal } = question;
  // What came before may have been given up, too.
  if (signal?.aborted === true) return { kind: 'cancel' };
  const input = window.createInputBox();
  Object.assign(input, { ...place, title: displayText(place.title) });
  input.prompt = displayText(question.prompt);
  input.placeholder = displayText(question.placeholder ?? '');
  input.value = question.value ?? '';
  input.password = question.masked ?? false;
  input.ignoreFocusOut = true;
  input.buttons = place.step > 1 ? [QuickInputButtons.Back] : [];
  const problem = (): string | undefined => {
    const text = question.problem?.(input.value);
    return text === undefined ? undefined : displayText(text);
  };
  const close = (): void => input.hide();
  signal?.addEventListener('abort', close, { once: true });
  try {
    return await new Promise((resolve) => {
      input.onDidChangeValue((text) => {
        input.validationMessage = problem();
        question.typed?.(text);
      });
      input.onDidAccept(() => {
        input.validationMessage = problem();
        if (problem() === undefined) resolve({ kind: 'value', value: input.value });
      });
      input.onDidTriggerButton(() => resolve({ kind: 'back' }));
      input.onDidHide(() => resolve({ kind: 'cancel' }));
      input.show();
    });
  } finally {
    signal?.removeEventListener('abort', close);
    input.dispose();
  }
}
