import { displayText } from '../../src/shared/displayText';
import type { EventRow } from '../../src/shared/eventRow';
import { COLUMNS, type ColumnName } from '../columns';
import { element, icon, setAttribute, showText } from '../dom';
import { eventLook } from '../eventFamily';
import { formatTime } from '../formatTime';
import type { ListModel } from '../listModel';
import { rowTime, type TimeMode } from '../rowTime';
import { splitName } from '../splitName';
import type { RowPainter } from '../virtualList';

/** What the painter looks up. */
export interface RowSource {
  readonly model: ListModel;
  /** What the time column tells. */
  readonly timeMode: TimeMode;
  /** The row at `position`; undefined while it is not loaded. */
  row(position: number): EventRow | undefined;
  /** The time that the time of the row at `position` is told from; undefined when there is none. */
  timeBase(position: number): number | undefined;
  /** What people call a connection. */
  connectionName(connectionId: string): string;
  /** Called with the position of the row that was clicked. */
  clicked(position: number): void;
  /** Called when the menu of a cell is asked for with the mouse. */
  menu(position: number, column: ColumnName, event: MouseEvent): void;
}

interface Parts {
  readonly cells: Readonly<Record<ColumnName, HTMLElement>>;
  readonly symbol: HTMLElement;
  readonly type: HTMLElement;
  readonly mark: HTMLElement;
  readonly clock: HTMLElement;
  readonly milliseconds: HTMLElement;
  position: number;
  event: EventRow | undefined;
  /** What the time was painted for. */
  timeKey: string;
}

/** The type as it is shown: of a REST call with its status, which a narrow summary cuts off. */
function shownType({ kind, type, status, failed }: EventRow): string {
  return kind === 'call' ? `${type} ${status ?? (failed ? 'failed' : 'sent')}` : type;
}

function clockTime(time: number): string {
  const { clock, milliseconds } = formatTime(time);
  return clock + milliseconds;
}

/** The summary as it is shown: of a gap with its times, which are those of the reader's clock. */
function shownSummary({ summary, lostFrom, lostTo }: EventRow): string {
  if (lostFrom === undefined || lostTo === undefined) return summary;
  return `${clockTime(lostFrom)} – ${clockTime(lostTo)} · ${summary}`;
}

/** Shows a name in two parts, so that the ellipsis falls between them. */
function showName(cell: HTMLElement, name: string): void {
  // First made safe: what hides in it may stand on both sides of the cut.
  splitName(displayText(name)).forEach((part, index) => {
    const half = cell.children[index];
    if (half && half.textContent !== part) half.textContent = part;
  });
}

/** Id of the element that shows the row at `position`, for `aria-activedescendant`. */
export function rowElementId(position: number): string {
  return `row-${position}`;
}

/** The column that an element of a row is in. */
function columnAt(target: EventTarget | null): ColumnName {
  const cell = target instanceof Element ? target.closest<HTMLElement>('.cell') : null;
  return COLUMNS.find(({ name }) => cell?.classList.contains(name))?.name ?? 'summary';
}

/** Paints events as rows of a grid. */
export class EventRowPainter implements RowPainter {
  readonly #source: RowSource;
  readonly #parts = new WeakMap<HTMLElement, Parts>();

  constructor(source: RowSource) {
    this.#source = source;
  }

  /** Makes an element for any row. */
  create(): HTMLElement {
    const made = COLUMNS.map(
      ({ name }) =>
        [name, element('span', { className: `cell ${name}`, attributes: { role: 'gridcell' } })] as const,
    );
    const cells = Object.fromEntries(made) as Record<ColumnName, HTMLElement>;
    const parts: Parts = {
      cells,
      symbol: icon('circle'),
      type: element('span', { className: 'type-name' }),
      mark: element('span', { className: 'unseen' }),
      clock: element('span'),
      milliseconds: element('span', { className: 'milliseconds' }),
      position: -1,
      event: undefined,
      timeKey: '',
    };
    cells.time.append(parts.clock, parts.milliseconds);
    cells.type.append(parts.symbol, parts.type, parts.mark);
    cells.resource.append(
      element('span', { className: 'name-head' }),
      element('span', { className: 'name-tail' }),
    );
    const row = element(
      'div',
      {
        className: 'row',
        attributes: { role: 'row' },
        on: {
          mousedown: () => this.#source.clicked(parts.position),
          contextmenu: (event) => this.#source.menu(parts.position, columnAt(event.target), event),
        },
      },
      ...Object.values(cells),
    );
    this.#parts.set(row, parts);
    return row;
  }

  /** Shows the row at `position` in it, changing only what differs. */
  paint(row: HTMLElement, position: number): void {
    const parts = this.#parts.get(row);
    if (!parts) return;
    const { model } = this.#source;
    if (parts.position !== position) row.id = rowElementId(position);
    parts.position = position;
    // The header is row 1 of the grid.
    setAttribute(row, 'aria-rowindex', String(position - model.first + 2));
    setAttribute(row, 'aria-selected', String(model.selected === position));
    const event = this.#source.row(position);
    const changed = event !== parts.event;
    // A row as it was made is as empty as one that is on its way, and says so.
    if (changed || row.dataset.family === undefined) {
      parts.event = event;
      if (event) this.#paintEvent(row, parts, event);
      else this.#paintNothing(row, parts);
    }
    if (event) this.#paintTime(parts, event, changed);
  }

  #paintNothing(row: HTMLElement, { cells, symbol, type, mark, clock, milliseconds }: Parts): void {
    row.dataset.family = 'loading';
    delete row.dataset.kind;
    row.classList.remove('failed', 'found', 'highlighted');
    showName(cells.resource, '');
    const texts = [clock, milliseconds, type, mark, cells.summary, cells.application, cells.connection];
    for (const cell of texts) cell.textContent = '';
    symbol.className = 'codicon';
  }

  #paintEvent(row: HTMLElement, { cells, symbol, type, mark }: Parts, event: EventRow): void {
    const look = eventLook(event.kind, event.type);
    row.dataset.family = look.family;
    row.dataset.kind = event.kind;
    row.classList.toggle('failed', event.failed === true);
    row.classList.toggle('found', event.found === true);
    row.classList.toggle('highlighted', event.highlighted === true);
    symbol.className = `codicon codicon-${look.icon}`;
    showText(type, shownType(event));
    showText(mark, event.highlighted === true ? ', selected in the tree' : '');
    showName(cells.resource, event.resource);
    // The whole of what a narrow column cuts off.
    setAttribute(cells.resource, 'title', displayText(event.resource));
    const summary = displayText(shownSummary(event));
    setAttribute(cells.summary, 'title', summary);
    if (cells.summary.textContent !== summary) cells.summary.textContent = summary;
    showText(cells.application, event.application ?? '');
    showText(cells.connection, this.#source.connectionName(event.connectionId));
  }

  #paintTime(parts: Parts, event: EventRow, changed: boolean): void {
    const { timeMode } = this.#source;
    const base = timeMode === 'clock' ? undefined : this.#source.timeBase(parts.position);
    const key = `${timeMode} ${String(base)}`;
    if (!changed && key === parts.timeKey) return;
    parts.timeKey = key;
    const { clock, milliseconds } = rowTime(timeMode, event.time, base);
    showText(parts.clock, clock);
    showText(parts.milliseconds, milliseconds);
  }
}
