import type { EventRow } from '../../src/shared/eventRow';
import type { RowBatch } from '../../src/shared/protocol';
import type { ColumnName } from '../columns';
import { element, setAttribute } from '../dom';
import { ListModel } from '../listModel';
import { RowCache, type Stretch } from '../rowCache';
import { RowRequests } from '../rowRequests';
import { timeLabel } from '../rowTime';
import type { ViewMemory } from '../viewMemory';
import { VirtualList } from '../virtualList';
import { EventRowPainter, rowElementId } from './eventRowPainter';
import { ListColumns } from './listColumns';

const HEADER_HEIGHT = 24;

/** What the list tells and asks. */
export interface EventListOptions {
  readonly memory: ViewMemory;
  /** Asks the host for rows by position. */
  readonly ask: (stretch: Stretch) => void;
  /** Has the host send so many of the newest rows by itself; 0: none. */
  readonly askTail: (rows: number) => void;
  /** The selection or the mode changed; `byUser`: the user selected another row. */
  readonly changed: (byUser: boolean) => void;
  /** The user wants to go into the selected row's details. */
  readonly entered: () => void;
  /** What people call a connection. */
  readonly connectionName: (connectionId: string) => string;
  /** The menu of the columns is asked for at a place of the window, px. */
  readonly columnMenu: (x: number, y: number) => void;
  /** The menu of a cell is asked for at a place of the window, px. */
  readonly cellMenu: (row: EventRow, column: ColumnName, x: number, y: number) => void;
}

/** The grid of events: a header and the rows in sight, with the keyboard of a list. */
export class EventList {
  /** The grid; it scrolls and takes the keys. */
  readonly element: HTMLElement;
  /** Which rows there are, which are in sight, which is selected. */
  readonly model = new ListModel();
  /** The header, and how the columns share the width. */
  readonly columns: ListColumns;
  readonly #options: EventListOptions;
  readonly #cache = new RowCache();
  readonly #requests: RowRequests;
  readonly #list: VirtualList;
  readonly #layer = element('div', { className: 'layer', attributes: { role: 'rowgroup' } });
  #startedAt: number | undefined;
  #mark: number | undefined;
  #paintDue = false;
  /** The menu of the selected row was asked for before the row was painted. */
  #menuDue = false;

  constructor(options: EventListOptions) {
    this.#options = options;
    this.#requests = new RowRequests(this.model, this.#cache, options);
    const spacer = element('div', { className: 'spacer', attributes: { role: 'presentation' } });
    this.element = element('div', {
      className: 'events',
      attributes: { role: 'grid', tabindex: '0', 'aria-label': 'ARI events' },
      on: { keydown: (event) => this.#key(event) },
    });
    this.columns = new ListColumns(this.element, { memory: options.memory, menu: options.columnMenu });
    this.element.append(this.columns.header, this.#layer, spacer);
    const painter = new EventRowPainter(this.#rowSource());
    const elements = { scroller: this.element, spacer, layer: this.#layer, headerHeight: HEADER_HEIGHT };
    this.#list = new VirtualList(this.model, elements, painter, () => this.#moved(false));
  }

  /** The selected row; undefined when none is, or it is not loaded yet. */
  get selectedRow(): EventRow | undefined {
    return this.model.selected === undefined ? undefined : this.#cache.get(this.model.selected);
  }

  /** Starts over for another filter. */
  reset(): void {
    this.model.reset();
    this.#cache.clear();
    this.#requests.reset();
    this.refresh();
  }

  /** Asks for the rows anew, since they are marked otherwise now; until they come the old ones are shown. */
  reload(): void {
    this.#cache.expire();
    this.#requests.reset();
    this.refresh();
  }

  /** Takes rows that the host sent. */
  takeRows({ from, data }: RowBatch): void {
    const rows = JSON.parse(new TextDecoder().decode(data)) as readonly EventRow[];
    this.#requests.answered();
    this.#cache.put(from, rows);
    this.model.setLoaded(from + rows.length);
    this.refresh();
  }

  /** Takes the time of the log's first row, which times are told from. */
  setStart(startedAt: number | undefined): void {
    this.#startedAt = startedAt;
  }

  /** Tells times from the selected row from now on; without one, from the start again. */
  markTime(): void {
    this.#mark = this.selectedRow?.time;
    this.refresh();
  }

  /** Whether times are told from a row that the user chose. */
  get marked(): boolean {
    return this.#mark !== undefined;
  }

  /** Paints the list with the next frame, and then asks for the rows that are missing. */
  refresh(): void {
    if (this.#paintDue) return;
    this.#paintDue = true;
    requestAnimationFrame(() => {
      this.#paintDue = false;
      this.#requests.ask();
      this.#paint();
    });
  }

  /** Selects a row; undefined selects none. */
  select(position: number | undefined): void {
    this.model.select(position);
    this.#moved(true);
  }

  /** Opens the menu of the selected row, beside it, as soon as the row is there. */
  openMenu(): void {
    const row = this.selectedRow;
    const shown = row && this.#layer.querySelector(`#${rowElementId(this.model.selected ?? -1)} > .summary`);
    this.#menuDue = !shown && this.model.selected !== undefined;
    if (!row || !shown) return;
    const { left, bottom } = shown.getBoundingClientRect();
    this.#options.cellMenu(row, 'summary', left, bottom);
  }

  #rowSource(): ConstructorParameters<typeof EventRowPainter>[0] {
    const { model, element: grid } = this;
    const { memory, connectionName, cellMenu } = this.#options;
    const row = (position: number): EventRow | undefined => this.#cache.get(position);
    return {
      model,
      row,
      connectionName,
      get timeMode() {
        return memory.state.time;
      },
      timeBase: (position) =>
        memory.state.time === 'relative' ? (this.#mark ?? this.#startedAt) : row(position - 1)?.time,
      clicked: (position) => this.select(position),
      menu: (position, column, event) => {
        event.preventDefault();
        const target = row(position);
        grid.focus();
        if (target) cellMenu(target, column, event.clientX, event.clientY);
      },
    };
  }

  #paint(): void {
    this.columns.setWidth(this.element.clientWidth);
    const { time } = this.#options.memory.state;
    this.columns.setTime(timeLabel(time, this.marked), time !== 'clock');
    this.#list.paint();
    const { selected, window } = this.model;
    const inSight = selected !== undefined && selected >= window.from && selected < window.to;
    setAttribute(this.element, 'aria-activedescendant', inSight ? rowElementId(selected) : undefined);
    setAttribute(this.element, 'aria-rowcount', String(this.model.rows + 1));
    if (this.#menuDue) this.openMenu();
  }

  #moved(byUser: boolean): void {
    if (byUser) this.#menuDue = false;
    this.refresh();
    this.#options.changed(byUser);
  }

  #enter(): void {
    if (this.model.selected === undefined) {
      this.model.moveSelection(-1);
      this.#moved(true);
    }
    if (this.model.selected !== undefined) this.#options.entered();
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { model } = this;
    const moves: Partial<Record<string, () => void>> = {
      ArrowDown: () => model.moveSelection(1),
      ArrowUp: () => model.moveSelection(-1),
      PageDown: () => model.moveSelection(model.page),
      PageUp: () => model.moveSelection(-model.page),
      Home: () => model.select(model.first),
      End: () => model.select(model.end - 1),
      Escape: () => model.select(undefined),
    };
    const menu = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    const move = moves[event.key];
    if (!move && !menu && event.key !== 'Enter') return;
    event.preventDefault();
    if (menu) this.openMenu();
    else if (event.key === 'Enter') this.#enter();
    else if (move) {
      move();
      this.#moved(true);
    }
  }
}
