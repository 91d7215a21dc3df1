import { pushButton, tickBox } from '../components';
import { COLUMNS, isShown, withShown, type Column } from '../columns';
import { element, fill, setAttribute } from '../dom';
import { TIME_MODES, type TimeMode } from '../rowTime';
import type { ListColumns } from './listColumns';

/** How much a press widens or narrows a column, px. */
const STEP = 20;

const TIME_NAMES: Readonly<Record<TimeMode, string>> = {
  clock: 'Time of day',
  delta: 'Since the row above',
  relative: 'Since the start, or the marked row',
};

/** What the menu works on. */
export interface ColumnMenuOptions {
  readonly columns: ListColumns;
  /** Whether there are several servers to be told apart. */
  readonly several: () => boolean;
  readonly timeMode: () => TimeMode;
  readonly setTimeMode: (mode: TimeMode) => void;
  /** Whether times are told from a row that the user marked. */
  readonly marked: () => boolean;
  /** Marks the selected row, or none when none is selected. */
  readonly mark: () => void;
  /** Puts the focus back into the list. */
  readonly closed: () => void;
}

/** The menu of the header: which columns there are, how wide, and what the time column tells. */
export class ColumnMenu {
  /** The button that opens it, over the header's end, and the menu. */
  readonly element: HTMLElement;
  readonly #options: ColumnMenuOptions;
  readonly #popup: HTMLElement;
  readonly #button = pushButton({
    label: 'Columns and time',
    icon: 'settings',
    look: 'icon',
    click: () => this.#openAtButton(),
  });

  constructor(options: ColumnMenuOptions) {
    this.#options = options;
    setAttribute(this.#button, 'aria-haspopup', 'dialog');
    this.#popup = element('div', {
      className: 'popup column-menu',
      // The browser closes it at Escape and at a click elsewhere.
      attributes: { popover: 'auto', role: 'dialog', 'aria-label': 'Columns and time' },
      on: {
        keydown: (event) => {
          // Keys here are no keys of the list.
          event.stopPropagation();
        },
      },
    });
    this.element = element('div', { className: 'column-button' }, this.#button, this.#popup);
  }

  /** Opens the menu at a place of the window, px. */
  open(x: number, y: number): void {
    this.#build();
    this.#popup.showPopover();
    const { width, height } = this.#popup.getBoundingClientRect();
    this.#popup.style.left = `${Math.max(0, Math.min(x, innerWidth - width - 4))}px`;
    this.#popup.style.top = `${Math.max(0, Math.min(y, innerHeight - height - 4))}px`;
    this.#popup.querySelector<HTMLElement>('vscode-checkbox:not([disabled])')?.focus();
  }

  #openAtButton(): void {
    const { right, bottom } = this.#button.getBoundingClientRect();
    this.open(right, bottom);
  }

  #build(): void {
    const several = this.#options.several();
    const columns = COLUMNS.filter(({ name }) => name !== 'connection' || several).map((column) =>
      this.#line(column),
    );
    const modes = TIME_MODES.map((mode) => this.#modeLine(mode));
    const mark = pushButton({
      label: this.#options.marked() ? 'Mark Another Row, or None' : 'Mark the Selected Row',
      icon: 'bookmark',
      look: 'secondary',
      click: () => {
        this.#options.setTimeMode('relative');
        this.#options.mark();
        this.#close();
      },
    });
    const reset = pushButton({
      label: 'Reset Columns',
      look: 'secondary',
      click: () => {
        this.#options.columns.choose({});
        this.#close();
      },
    });
    fill(
      this.#popup,
      element('h2', {}, 'Columns'),
      ...columns,
      reset,
      element('h2', { attributes: { id: 'time-modes' } }, 'Time'),
      element('div', { attributes: { role: 'radiogroup', 'aria-labelledby': 'time-modes' } }, ...modes),
      mark,
    );
  }

  #close(): void {
    this.#popup.hidePopover();
    this.#options.closed();
  }

  #line(column: Column): HTMLElement {
    const columns = this.#options.columns;
    const box = tickBox(element('span', {}, column.label), isShown(columns.choices, column.name), (shown) =>
      columns.choose(withShown(columns.choices, column, shown)),
    );
    if (!column.optional) setAttribute(box, 'disabled', '');
    const button = (label: string, icon: string, click: () => void): HTMLElement =>
      pushButton({ label: `${label}: ${column.label}`, icon, look: 'icon', click });
    return element(
      'div',
      { className: 'column-line' },
      box,
      button('Narrower', 'remove', () => columns.widen(column, -STEP)),
      button('Wider', 'add', () => columns.widen(column, STEP)),
      button('Fit to content', 'arrow-both', () => columns.fit(column)),
    );
  }

  #modeLine(mode: TimeMode): HTMLElement {
    const radio = element('input', {
      attributes: { type: 'radio', name: 'time-mode', value: mode },
      on: { change: () => this.#options.setTimeMode(mode) },
    });
    radio.checked = this.#options.timeMode() === mode;
    return element('label', { className: 'mode-line' }, radio, TIME_NAMES[mode]);
  }
}
