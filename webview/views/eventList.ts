import type { EventRow } from '../../src/shared/eventRow';
import { element, setAttribute } from '../dom';
import { ListModel } from '../listModel';
import { RowCache, type Stretch } from '../rowCache';
import { VirtualList } from '../virtualList';
import { COLUMNS, EventRowPainter, rowElementId } from './eventRowPainter';

/** Most rows asked for at once, as the protocol allows. */
const MOST_ROWS = 500;
const HEADER_HEIGHT = 24;

/** What the list tells and asks. */
export interface EventListOptions {
  /** Asks the host for rows by position. */
  readonly ask: (stretch: Stretch) => void;
  /** The selection or the mode changed. */
  readonly changed: () => void;
  /** The user wants to go into the selected row's details. */
  readonly entered: () => void;
  /** What people call a connection. */
  readonly connectionName: (connectionId: string) => string;
}

/** The grid of events: a header and the rows in sight, with the keyboard of a list. */
export class EventList {
  /** The grid; it scrolls and takes the keys. */
  readonly element: HTMLElement;
  /** Which rows there are, which are in sight, which is selected. */
  readonly model = new ListModel();
  readonly #options: EventListOptions;
  readonly #cache = new RowCache();
  readonly #list: VirtualList;
  #asked: Stretch | undefined;
  #paintDue = false;

  constructor(options: EventListOptions) {
    this.#options = options;
    const headers = COLUMNS.map((name) =>
      element(
        'span',
        { className: `cell ${name.toLowerCase()}`, attributes: { role: 'columnheader' } },
        name,
      ),
    );
    const headerRow = element(
      'div',
      { className: 'row', attributes: { role: 'row', 'aria-rowindex': '1' } },
      ...headers,
    );
    const header = element('div', { className: 'header', attributes: { role: 'rowgroup' } }, headerRow);
    const layer = element('div', { className: 'layer', attributes: { role: 'rowgroup' } });
    const spacer = element('div', { className: 'spacer', attributes: { role: 'presentation' } });
    this.element = element(
      'div',
      {
        className: 'events',
        attributes: { role: 'grid', tabindex: '0', 'aria-label': 'ARI events', 'aria-colcount': '5' },
        on: { keydown: (event) => this.#key(event) },
      },
      header,
      layer,
      spacer,
    );
    const painter = new EventRowPainter({
      model: this.model,
      row: (position) => this.#cache.get(position),
      connectionName: options.connectionName,
      clicked: (position) => this.select(position),
    });
    const elements = { scroller: this.element, spacer, layer, headerHeight: HEADER_HEIGHT };
    this.#list = new VirtualList(this.model, elements, painter, () => this.#moved());
  }

  /** The selected row; undefined when none is, or it is not loaded yet. */
  get selectedRow(): EventRow | undefined {
    return this.model.selected === undefined ? undefined : this.#cache.get(this.model.selected);
  }

  /** Starts over for another filter. */
  reset(): void {
    this.model.reset();
    this.#cache.clear();
    this.#asked = undefined;
    this.refresh();
  }

  /** Takes the rows that the host sent. */
  takeRows(from: number, rows: readonly EventRow[]): void {
    this.#asked = undefined;
    this.#cache.put(from, rows);
    this.model.setLoaded(from + rows.length);
    this.refresh();
  }

  /** Asks for the rows that are missing and paints the list with the next frame. */
  refresh(): void {
    this.#askForMissing();
    if (this.#paintDue) return;
    this.#paintDue = true;
    requestAnimationFrame(() => {
      this.#paintDue = false;
      this.#paint();
    });
  }

  /** Selects a row; undefined selects none. */
  select(position: number | undefined): void {
    this.model.select(position);
    this.#moved();
  }

  #askForMissing(): void {
    if (this.#asked) return;
    const missing = this.#cache.missing(this.model.wanted);
    if (!missing) return;
    const from = this.model.mode === 'tail' ? Math.max(missing.from, missing.to - MOST_ROWS) : missing.from;
    this.#asked = { from, to: Math.min(missing.to, from + MOST_ROWS) };
    this.#options.ask(this.#asked);
  }

  #paint(): void {
    this.#list.paint();
    const { selected, window } = this.model;
    const inSight = selected !== undefined && selected >= window.from && selected < window.to;
    setAttribute(this.element, 'aria-activedescendant', inSight ? rowElementId(selected) : undefined);
    setAttribute(this.element, 'aria-rowcount', String(this.model.rows + 1));
  }

  #moved(): void {
    this.refresh();
    this.#options.changed();
  }

  #enter(): void {
    if (this.model.selected === undefined) {
      this.model.moveSelection(-1);
      this.#moved();
    }
    if (this.model.selected !== undefined) this.#options.entered();
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#enter();
      return;
    }
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
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
    this.#moved();
  }
}
