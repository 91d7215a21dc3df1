import type { HighlightedResource } from '../../src/shared/protocol';
import type { ConnectionsModel } from '../connectionsModel';
import { element } from '../dom';
import type { EmptySituation } from '../emptyText';
import type { HostLink } from '../hostLink';
import { MarkedRows } from '../markedRows';
import { nextTimeMode, type TimeMode } from '../rowTime';
import type { ViewMemory } from '../viewMemory';
import { CellMenu } from './cellMenu';
import { ColumnMenu } from './columnMenu';
import { EmptyState, type EmptyStateOptions } from './emptyState';
import { EventList } from './eventList';
import { FindBar } from './findBar';
import { NewerButton } from './newerButton';

/** What the pane of the list works with, and tells. */
export interface ListPaneOptions {
  readonly host: HostLink;
  readonly memory: ViewMemory;
  readonly connections: ConnectionsModel;
  readonly empty: EmptyStateOptions;
  /** Id of the filter that is set. */
  readonly filterId: () => number;
  /** The selection or the mode changed; `byUser`: the user selected another row. */
  readonly changed: (byUser: boolean) => void;
  /** The user wants to go into the selected row's details. */
  readonly entered: () => void;
  /** A term is to be added to the filter. */
  readonly filter: (term: string) => void;
  /** A text is to be copied, or all of a row. */
  readonly copyText: (text: string) => void;
  readonly copyRow: (seq: number) => void;
  readonly copyAs: (seq: number) => void;
  /** Tells the user what cannot be seen. */
  readonly say: (text: string) => void;
}

/** The list with what lies over it: the menus of its columns and cells, the search, the text of an empty one, the way to the newest. */
export class ListPane {
  /** The pane. */
  readonly element: HTMLElement;
  /** The list. */
  readonly list: EventList;
  readonly #options: ListPaneOptions;
  readonly #empty: EmptyState;
  readonly #columnMenu: ColumnMenu;
  readonly #cellMenu: CellMenu;
  readonly #find: FindBar;
  readonly #marked: MarkedRows;
  readonly #newer = new NewerButton(() => this.follow());

  constructor(options: ListPaneOptions) {
    this.#options = options;
    const { host, memory, connections, filterId, say } = options;
    const nameOf = (id: string): string => connections.get(id)?.name ?? id;
    this.list = new EventList({
      memory,
      ask: ({ from, to }) => host.send({ type: 'rows', filterId: filterId(), from, to }),
      askTail: (rows) => host.send({ type: 'tail', filterId: filterId(), rows }),
      changed: options.changed,
      columnMenu: (x, y) => this.#columnMenu.open(x, y),
      cellMenu: (row, column, x, y) => this.#cellMenu.open(row, column, nameOf(row.connectionId), x, y),
      entered: options.entered,
      connectionName: nameOf,
    });
    this.#columnMenu = new ColumnMenu({
      columns: this.list.columns,
      several: () => connections.all.length > 1,
      timeMode: () => memory.state.time,
      setTimeMode: (mode) => this.#setTimeMode(mode),
      marked: () => this.list.marked,
      mark: () => this.list.markTime(),
      closed: () => this.list.element.focus(),
    });
    const select = (position: number): void => this.list.select(position);
    const closed = (): void => this.list.element.focus();
    const { filter, copyText, copyRow, copyAs } = options;
    this.#cellMenu = new CellMenu({ filter, copyText, copyRow, copyAs, closed });
    this.#find = new FindBar({
      host,
      model: this.list.model,
      filterId,
      text: memory.state.find,
      changed: (find) => {
        memory.change({ find });
        this.list.reload();
      },
      select,
      closed,
    });
    this.#marked = new MarkedRows({ host, model: this.list.model, filterId, select, say });
    this.#empty = new EmptyState(options.empty);
    this.element = element(
      'div',
      { className: 'list-area' },
      this.list.element,
      this.#empty.element,
      this.#newer.element,
      this.#columnMenu.element,
      this.#find.element,
      this.#cellMenu.element,
    );
    if (memory.state.paused) this.list.model.pause();
  }

  /** Brings what lies over the list up to date; `empty` says why there is no row, undefined: there are. */
  show(empty: EmptySituation | undefined): void {
    this.list.columns.setSeveral(this.#options.connections.all.length > 1);
    this.#empty.show(empty);
    this.#newer.show(this.list.model.unseen);
  }

  /** Takes the resource that is selected in the tree: its rows are marked. */
  highlight(resource: HighlightedResource | undefined): void {
    this.#marked.setResource(resource);
    this.list.reload();
  }

  /** Selects the next row that is found or, with no search open, marked; or the one before. */
  goOn(backwards: boolean): void {
    void (this.#find.isOpen ? this.#find : this.#marked).go(backwards);
  }

  /** Opens the bar that finds rows without hiding others. */
  find(): void {
    this.#find.open();
  }

  /** Goes to the next row that the bar finds, or the one before. */
  findNext(backwards: boolean): void {
    void this.#find.go(backwards);
  }

  /** Holds the list still, or follows the newest rows again. */
  togglePause(): void {
    if (this.list.model.mode === 'paused') {
      this.follow();
      return;
    }
    this.list.model.pause();
    this.#options.memory.change({ paused: true });
    this.list.refresh();
    this.#options.changed(false);
  }

  /** Follows the newest rows. */
  follow(): void {
    this.list.model.follow();
    this.list.refresh();
    this.#options.memory.change({ paused: false });
    this.list.element.focus();
    this.#options.changed(false);
  }

  /** Goes on to the next thing that the time column can tell. */
  nextTimeMode(): void {
    this.#setTimeMode(nextTimeMode(this.#options.memory.state.time));
  }

  /** Tells times from the selected row. */
  markTime(): void {
    this.list.markTime();
    this.#setTimeMode('relative');
  }

  #setTimeMode(time: TimeMode): void {
    this.#options.memory.change({ time });
    this.list.refresh();
  }
}
