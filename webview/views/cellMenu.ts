import { displayText } from '../../src/shared/displayText';
import type { EventRow } from '../../src/shared/eventRow';
import { cellChoices } from '../cellChoices';
import type { ColumnName } from '../columns';
import { element, fill } from '../dom';

/** Most characters of a value that an entry shows. */
const SHOWN = 60;

/** What the menu does. */
export interface CellMenuOptions {
  /** Adds a term to the filter. */
  readonly filter: (term: string) => void;
  readonly copyText: (text: string) => void;
  /** Copies all of the row. */
  readonly copyRow: (seq: number) => void;
  /** Asks what of the row to copy as code. */
  readonly copyAs: (seq: number) => void;
  /** Puts the focus back where it was. */
  readonly closed: () => void;
}

function short(value: string): string {
  return displayText(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
}

/** The menu of a cell: filter by its value, leave it out, copy it; and the same for the row's other values. */
export class CellMenu {
  /** The menu; hidden until {@link open}. */
  readonly element: HTMLElement;
  readonly #options: CellMenuOptions;

  constructor(options: CellMenuOptions) {
    this.#options = options;
    this.element = element('div', {
      className: 'popup cell-menu',
      // Not `auto`: where the right button opens menus when it goes down, its going up would close it.
      attributes: { popover: 'manual', role: 'menu', 'aria-label': 'Filter and copy' },
      on: {
        keydown: (event) => this.#key(event),
        focusout: (event) => this.#left(event),
      },
    });
  }

  /**
   * Opens the menu for a cell of `row` at a place of the window, px. `connection` is what people call the
   * row's connection.
   */
  open(row: EventRow, column: ColumnName, connection: string, x: number, y: number): void {
    const [first, ...others] = cellChoices(row, column, connection);
    const { filter, copyText, copyRow, copyAs } = this.#options;
    const items: HTMLElement[] = [];
    if (first) {
      const { term, without, value } = first;
      if (term !== '') items.push(this.#item('Filter by', value, () => filter(term)));
      if (without !== '') items.push(this.#item('Exclude', value, () => filter(without)));
      items.push(this.#item('Copy', value, () => copyText(value)));
    }
    items.push(this.#item('Copy JSON', '', () => copyRow(row.seq)));
    if (row.kind !== 'gap' && row.kind !== 'snapshot')
      items.push(this.#item('Copy as…', '', () => copyAs(row.seq)));
    const more = others.filter(({ term }) => term !== '');
    if (more.length > 0)
      items.push(element('div', { className: 'separator', attributes: { role: 'separator' } }));
    for (const { label, term, value } of more)
      items.push(this.#item(`Filter by ${label}`, value, () => filter(term)));
    fill(this.element, ...items);
    this.element.showPopover();
    const { width, height } = this.element.getBoundingClientRect();
    this.element.style.left = `${Math.max(0, Math.min(x, innerWidth - width - 4))}px`;
    this.element.style.top = `${Math.max(0, Math.min(y, innerHeight - height - 4))}px`;
    this.#items()[0]?.focus();
  }

  #item(does: string, value: string, run: () => void): HTMLElement {
    return element(
      'button',
      {
        className: 'menu-item',
        attributes: { type: 'button', role: 'menuitem', tabindex: '-1' },
        on: {
          click: () => {
            this.#close();
            run();
          },
        },
      },
      element('span', {}, does),
      ' ',
      element('span', { className: 'menu-value' }, short(value)),
    );
  }

  #items(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('.menu-item')];
  }

  #close(): void {
    this.element.hidePopover();
    this.#options.closed();
  }

  #left(event: FocusEvent): void {
    const into = event.relatedTarget;
    if (!(into instanceof Node && this.element.contains(into))) this.element.hidePopover();
  }

  #key(event: KeyboardEvent): void {
    // Keys here are no keys of the list.
    event.stopPropagation();
    const items = this.#items();
    const at = items.findIndex((item) => item === document.activeElement);
    const goals: Partial<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: at - 1,
      Home: 0,
      End: -1,
    };
    const goal = goals[event.key];
    const leaves = event.key === 'Tab' || event.key === 'Escape';
    if (goal === undefined && !leaves) return;
    event.preventDefault();
    if (goal === undefined) this.#close();
    else items.at(goal)?.focus();
  }
}
