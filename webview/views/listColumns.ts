import { columnLayout, type ColumnLayout } from '../columnLayout';
import { COLUMNS, withWidth, type Column, type ColumnChoices, type ColumnName } from '../columns';
import { element, setAttribute, showText } from '../dom';
import type { ViewMemory } from '../viewMemory';
import { widestCell } from './widestCell';

/** What the header tells. */
export interface ListColumnsOptions {
  readonly memory: ViewMemory;
  /** The menu of the columns is asked for at a place of the window, px. */
  readonly menu: (x: number, y: number) => void;
}

/** The header of the list, and how its columns share the width: dragged at their edges, as remembered. */
export class ListColumns {
  /** The header's row group. */
  readonly header: HTMLElement;
  readonly #grid: HTMLElement;
  readonly #memory: ViewMemory;
  readonly #cells: ReadonlyMap<ColumnName, HTMLElement>;
  #layout: ColumnLayout | undefined;
  #width = 0;
  #several = false;

  /** `grid` is the element whose rows are laid out: it is given the CSS variable `--columns`. */
  constructor(grid: HTMLElement, { memory, menu }: ListColumnsOptions) {
    this.#grid = grid;
    this.#memory = memory;
    this.#cells = new Map(COLUMNS.map((column) => [column.name, this.#headerCell(column)]));
    const row = element(
      'div',
      { className: 'row', attributes: { role: 'row', 'aria-rowindex': '1' } },
      ...this.#cells.values(),
    );
    this.header = element(
      'div',
      {
        className: 'header',
        attributes: { role: 'rowgroup' },
        on: {
          contextmenu: (event) => {
            event.preventDefault();
            const open = (): void => menu(event.clientX, event.clientY);
            // Where the button asks for menus when it goes down, its going up would close this one again.
            if (event.buttons === 0) open();
            else addEventListener('pointerup', () => setTimeout(open), { once: true });
          },
        },
      },
      row,
    );
  }

  /** What the user made of the columns. */
  get choices(): ColumnChoices {
    return this.#memory.state.columns;
  }

  /** The columns that have room. */
  get shown(): readonly Column[] {
    return this.#layout?.columns ?? [];
  }

  /** Takes other choices and remembers them. */
  choose(columns: ColumnChoices): void {
    this.#memory.change({ columns });
    this.#lay();
  }

  /** Makes a column wider or narrower by so many px. */
  widen(column: Column, by: number): void {
    const now = this.#cells.get(column.name)?.getBoundingClientRect().width ?? column.width;
    this.choose(withWidth(this.choices, column, now + by));
  }

  /** Makes a column as wide as what it shows in the rows in sight. */
  fit(column: Column): void {
    this.choose(withWidth(this.choices, column, widestCell(this.#grid, column.name)));
  }

  /** Takes the list's width, px. */
  setWidth(width: number): void {
    if (width === this.#width) return;
    this.#width = width;
    this.#lay();
  }

  /** Takes whether there are several servers to be told apart. */
  setSeveral(several: boolean): void {
    if (several === this.#several) return;
    this.#several = several;
    this.#lay();
  }

  /** Names the time column; `span`: it tells spans of time, which are nothing without milliseconds. */
  setTime(label: string, span: boolean): void {
    const text = this.#cells.get('time')?.firstElementChild;
    if (text) showText(text, label);
    this.#grid.classList.toggle('without-milliseconds', !span && this.#layout?.milliseconds === false);
  }

  #lay(): void {
    this.#layout = columnLayout(this.choices, this.#width, this.#several);
    const { columns, template } = this.#layout;
    this.#grid.style.setProperty('--columns', template);
    for (const { name } of COLUMNS) {
      const shown = columns.some((column) => column.name === name);
      this.#grid.classList.toggle(`without-${name}`, !shown);
      this.#cells.get(name)?.classList.toggle('last', name === columns.at(-1)?.name);
    }
    setAttribute(this.#grid, 'aria-colcount', String(columns.length));
  }

  #headerCell(column: Column): HTMLElement {
    const sash = element('span', {
      className: 'sash',
      attributes: { 'aria-hidden': 'true', title: 'Drag to resize, double-click to fit' },
      on: {
        pointerdown: (event) => {
          event.preventDefault();
          sash.setPointerCapture(event.pointerId);
        },
        pointermove: (event) => {
          if (sash.hasPointerCapture(event.pointerId)) this.#drag(column, event.clientX);
        },
        dblclick: () => this.fit(column),
      },
    });
    const attributes = { role: 'columnheader' };
    const cell = element('span', { className: `cell ${column.name}`, attributes });
    cell.append(element('span', { className: 'column-label' }, column.label), sash);
    return cell;
  }

  #drag(column: Column, x: number): void {
    const left = this.#cells.get(column.name)?.getBoundingClientRect().left;
    if (left !== undefined) this.choose(withWidth(this.choices, column, x - left));
  }
}
