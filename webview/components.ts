import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeProgressRing,
  type Button,
  type Checkbox,
} from '@vscode/webview-ui-toolkit';
import { icon } from './dom';

/*
 * The only file that knows the toolkit: it registers the components in use and makes them, so that
 * another set of components is a change of this file.
 */

/** A push button that shows a text, a codicon, or both. */
export type PushButton = HTMLElement & { disabled: boolean };

/** A box to tick. */
export type TickBox = HTMLElement & { checked: boolean };

/** What a button is made with. */
export interface ButtonParts {
  /** Shown text, or name and tooltip of a button with an icon only. */
  readonly label: string;
  /** Name of a codicon. */
  readonly icon?: string;
  readonly look: 'icon' | 'primary' | 'secondary';
  readonly click: () => void;
}

/** Registers the toolkit's components; the page's elements are made after that. */
export function registerComponents(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox(), vsCodeProgressRing());
}

/** Makes a button; one with an icon only has its label as its name and tooltip. */
export function pushButton(parts: ButtonParts): PushButton {
  const button = document.createElement('vscode-button') as HTMLElement &
    Pick<Button, 'appearance' | 'disabled'>;
  button.appearance = parts.look;
  if (parts.look === 'icon') {
    button.setAttribute('aria-label', parts.label);
    button.title = parts.label;
    button.append(icon(parts.icon ?? 'circle'));
  } else {
    if (parts.icon !== undefined) {
      const start = icon(parts.icon);
      start.slot = 'start';
      button.append(start);
    }
    button.append(parts.label);
  }
  button.addEventListener('click', () => {
    if (!button.disabled) parts.click();
  });
  return button;
}

/** Makes a box to tick; `change` gets its state when the user changes it. */
export function tickBox(label: Node, checked: boolean, change: (checked: boolean) => void): TickBox {
  const box = document.createElement('vscode-checkbox') as HTMLElement & Pick<Checkbox, 'checked'>;
  box.checked = checked;
  box.append(label);
  // FAST fires `change` for changes by program too; only those of the user are told.
  let known = checked;
  box.addEventListener('change', () => {
    if (box.checked === known) return;
    known = box.checked;
    change(known);
  });
  return box;
}

/** Makes a ring that turns while something is under way. */
export function progressRing(): HTMLElement {
  const ring = document.createElement('vscode-progress-ring');
  ring.setAttribute('aria-hidden', 'true');
  return ring;
}
