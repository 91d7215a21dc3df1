import { displayText } from '../../src/shared/displayText';
import type { EventRow } from '../../src/shared/eventRow';
import { element, icon, setAttribute, showText } from '../dom';
import { eventLook } from '../eventFamily';
import { formatTime } from '../formatTime';
import type { ListModel } from '../listModel';
import { splitName } from '../splitName';
import type { RowPainter } from '../virtualList';

/** The columns in order; the last is shown when there are several connections. */
export const COLUMNS = ['Time', 'Type', 'Resource', 'Summary', 'Connection'] as const;

/** What the painter looks up. */
export interface RowSource {
  readonly model: ListModel;
  /** The row at `position`; undefined while it is not loaded. */
  row(position: number): EventRow | undefined;
  /** What people call a connection. */
  connectionName(connectionId: string): string;
  /** Called with the position of the row that was clicked. */
  clicked(position: number): void;
}

interface Cells {
  readonly cells: readonly HTMLElement[];
  readonly symbol: HTMLElement;
  readonly type: HTMLElement;
  readonly clock: HTMLElement;
  readonly milliseconds: HTMLElement;
  position: number;
  seq: number | undefined;
}

/** Shows a name in two parts, so that the ellipsis falls between them. */
function showName(cell: HTMLElement, name: string): void {
  splitName(name).forEach((part, index) => {
    const half = cell.children[index];
    if (half) showText(half, part);
  });
}

/** Id of the element that shows the row at `position`, for `aria-activedescendant`. */
export function rowElementId(position: number): string {
  return `row-${position}`;
}

/** Paints events as rows of a grid. */
export class EventRowPainter implements RowPainter {
  readonly #source: RowSource;
  readonly #cells = new WeakMap<HTMLElement, Cells>();

  constructor(source: RowSource) {
    this.#source = source;
  }

  /** Makes an element for any row. */
  create(): HTMLElement {
    const cells = COLUMNS.map((name) =>
      element('span', { className: `cell ${name.toLowerCase()}`, attributes: { role: 'gridcell' } }),
    );
    const symbol = icon('circle');
    const type = element('span', { className: 'type-name' });
    const clock = element('span');
    const milliseconds = element('span', { className: 'milliseconds' });
    cells[0]?.append(clock, milliseconds);
    cells[1]?.append(symbol, type);
    cells[2]?.append(
      element('span', { className: 'name-head' }),
      element('span', { className: 'name-tail' }),
    );
    const state: Cells = { cells, symbol, type, clock, milliseconds, position: -1, seq: undefined };
    const click = (): void => this.#source.clicked(state.position);
    const row = element(
      'div',
      { className: 'row', attributes: { role: 'row' }, on: { mousedown: click } },
      ...cells,
    );
    this.#cells.set(row, state);
    return row;
  }

  /** Shows the row at `position` in it, changing only what differs. */
  paint(row: HTMLElement, position: number): void {
    const state = this.#cells.get(row);
    if (!state) return;
    const { model } = this.#source;
    if (state.position !== position) row.id = rowElementId(position);
    state.position = position;
    // The header is row 1 of the grid.
    setAttribute(row, 'aria-rowindex', String(position - model.first + 2));
    setAttribute(row, 'aria-selected', String(model.selected === position));
    const event = this.#source.row(position);
    if (state.seq === event?.seq && event) return;
    state.seq = event?.seq;
    this.#paintEvent(row, state, event);
  }

  #paintEvent(row: HTMLElement, state: Cells, event: EventRow | undefined): void {
    const { cells, symbol, type, clock, milliseconds } = state;
    const [, , resource, summary, connection] = cells;
    if (!resource || !summary || !connection) return;
    if (!event) {
      row.dataset.family = 'loading';
      showName(resource, '');
      for (const cell of [clock, milliseconds, type, summary, connection]) cell.textContent = '';
      symbol.className = 'codicon';
      return;
    }
    const look = eventLook(event.kind, event.type);
    row.dataset.family = look.family;
    row.dataset.kind = event.kind;
    symbol.className = `codicon codicon-${look.icon}`;
    const time = formatTime(event.time);
    showText(clock, time.clock);
    showText(milliseconds, time.milliseconds);
    showText(type, event.type);
    showName(resource, event.resource);
    // The whole of what a narrow column cuts off.
    setAttribute(resource, 'title', displayText(event.resource));
    setAttribute(summary, 'title', displayText(event.summary));
    showText(summary, event.summary);
    showText(connection, this.#source.connectionName(event.connectionId));
  }
}
