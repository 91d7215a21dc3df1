import { pushButton, type PushButton } from '../components';
import { displayText } from '../../src/shared/displayText';
import { element, fill, icon, setAttribute } from '../dom';
import { formatCount } from '../formatCount';
import { quickTypes } from '../noisyTypes';

/** What the strip tells and asks. */
export interface QuickHidesOptions {
  readonly changed: (hidden: readonly string[]) => void;
  /** Whether event types can be switched off at Asterisk now, and the way there. */
  readonly canSwitchOff: () => boolean;
  readonly switchOff: () => void;
}

/** The button that opens a strip of noisy types, to hide each or show it again with one press. */
export class QuickHides {
  /** The button and, below it, the strip. */
  readonly element: HTMLElement;
  readonly #button: PushButton;
  readonly #caption = element('div');
  readonly #popup: HTMLElement;
  readonly #options: QuickHidesOptions;
  #hidden: readonly string[];
  #counts: Readonly<Record<string, number>> = {};

  constructor(hidden: readonly string[], options: QuickHidesOptions) {
    this.#hidden = hidden;
    this.#options = options;
    this.#button = pushButton({
      label: '',
      icon: 'eye-closed',
      look: 'secondary',
      click: () => this.#toggle(),
    });
    this.#button.append(this.#caption);
    setAttribute(this.#button, 'aria-haspopup', 'true');
    setAttribute(this.#button, 'aria-expanded', 'false');
    this.#popup = element('div', {
      className: 'popup quick-hides-popup',
      attributes: { role: 'group', 'aria-label': 'Hide noisy types' },
    });
    this.#popup.hidden = true;
    this.element = element(
      'div',
      {
        className: 'types quick-hides',
        on: { keydown: (event) => this.#key(event), focusout: (event) => this.#left(event) },
      },
      this.#button,
      this.#popup,
    );
    this.#showCaption();
  }

  /** Takes the types in the log with their numbers of rows. */
  setCounts(counts: Readonly<Record<string, number>>): void {
    this.#counts = counts;
    this.#showCaption();
    for (const chip of this.#chips()) {
      const count = chip.querySelector('.count');
      if (count) count.textContent = formatCount(counts[chip.dataset.type ?? ''] ?? 0);
    }
  }

  /** Shows which types are hidden, without telling. */
  show(hidden: readonly string[]): void {
    this.#hidden = hidden;
    this.#showCaption();
    if (!this.#popup.hidden) this.#press();
  }

  #chips(): HTMLElement[] {
    return [...this.#popup.querySelectorAll<HTMLElement>('.hide-chip')];
  }

  #showCaption(): void {
    const count = this.#hidden.length;
    const rows = this.#hidden.reduce((sum, type) => sum + (this.#counts[type] ?? 0), 0);
    this.#caption.textContent = count === 0 ? 'Hide' : `${count} hidden`;
    const title =
      count === 0
        ? 'Hide noisy types of events'
        : `Hidden: ${this.#hidden.map(displayText).join(', ')} (${formatCount(rows)} rows)`;
    setAttribute(this.#button, 'title', title);
    setAttribute(this.#button, 'aria-label', count === 0 ? title : `${count} hidden: noisy types`);
    this.#button.classList.toggle('on', count > 0);
  }

  #toggle(open = this.#popup.hidden): void {
    if (open) this.#build();
    this.#popup.hidden = !open;
    setAttribute(this.#button, 'aria-expanded', String(open));
    if (open) this.#chips()[0]?.focus();
  }

  #build(): void {
    const chips = quickTypes(this.#counts, this.#hidden).map((type) => this.#chip(type));
    const note = element('p', { className: 'note' }, 'No noisy types so far.');
    const text = element('p', { className: 'note' }, 'Pressed types are hidden:');
    fill(this.#popup, ...(chips.length === 0 ? [note] : [text, ...chips]));
    if (this.#options.canSwitchOff()) this.#popup.append(this.#switchOffButton());
    this.#press();
  }

  /** Hidden types come all the same; those switched off at Asterisk cost nothing, and are lost. */
  #switchOffButton(): HTMLElement {
    const click = (): void => {
      this.#toggle(false);
      this.#options.switchOff();
    };
    return pushButton({ label: 'Switch Types Off at Asterisk…', look: 'secondary', click });
  }

  #chip(type: string): HTMLElement {
    return element(
      'button',
      {
        className: 'hide-chip',
        attributes: { type: 'button', 'data-type': type },
        on: { click: () => this.#switch(type) },
      },
      icon('eye'),
      element('span', { className: 'chip-name' }, displayText(type)),
      element('span', { className: 'count' }, formatCount(this.#counts[type] ?? 0)),
    );
  }

  #press(): void {
    for (const chip of this.#chips()) {
      const hidden = this.#hidden.includes(chip.dataset.type ?? '');
      setAttribute(chip, 'aria-pressed', String(hidden));
      chip.firstElementChild?.replaceWith(icon(hidden ? 'eye-closed' : 'eye'));
    }
  }

  #switch(type: string): void {
    const hidden = this.#hidden.includes(type)
      ? this.#hidden.filter((other) => other !== type)
      : [...this.#hidden, type];
    this.show(hidden);
    this.#options.changed(hidden);
  }

  #key(event: KeyboardEvent): void {
    if (this.#popup.hidden) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#toggle(false);
      this.#button.focus();
      return;
    }
    const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1;
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const chips = this.#chips();
    const at = chips.findIndex((chip) => chip === document.activeElement);
    chips.at((at + step) % chips.length)?.focus();
  }

  #left(event: FocusEvent): void {
    const into = event.relatedTarget;
    if (into instanceof Node && this.element.contains(into)) return;
    if (into === null && document.hasFocus() && this.#popup.matches(':hover')) return;
    this.#toggle(false);
  }
}
