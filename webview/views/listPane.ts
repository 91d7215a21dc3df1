import type { EventRow } from '../../src/shared/eventRow';
import type { HighlightedResource } from '../../src/shared/protocol';
import type { ColumnName } from '../columns';
import type { ConnectionsModel } from '../connectionsModel';
import { element } from '../dom';
import type { EmptySituation } from '../emptyText';
import type { HostLink } from '../hostLink';
import { MarkedRows } from '../markedRows';
import { nextTimeMode, type TimeMode } from '../rowTime';
import type { ViewMemory } from '../viewMemory';
import { ColumnMenu } from './columnMenu';
import { EmptyState, type EmptyStateOptions } from './emptyState';
import { EventList } from './eventList';
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
  readonly cellMenu: (row: EventRow, column: ColumnName, x: number, y: number) => void;
  /** Tells the user what cannot be seen. */
  readonly say: (text: string) => void;
}

/** The list with what lies over it: the menu of its columns, the text of an empty one, the way to the newest. */
export class ListPane {
  /** The pane. */
  readonly element: HTMLElement;
  /** The list. */
  readonly list: EventList;
  readonly #options: ListPaneOptions;
  readonly #empty: EmptyState;
  readonly #columnMenu: ColumnMenu;
  readonly #marked: MarkedRows;
  readonly #newer = new NewerButton(() => this.follow());

  constructor(options: ListPaneOptions) {
    this.#options = options;
    const { host, memory, connections, filterId, say } = options;
    this.list = new EventList({
      memory,
      ask: ({ from, to }) => host.send({ type: 'rows', filterId: filterId(), from, to }),
      askTail: (rows) => host.send({ type: 'tail', filterId: filterId(), rows }),
      changed: options.changed,
      columnMenu: (x, y) => this.#columnMenu.open(x, y),
      cellMenu: options.cellMenu,
      entered: options.entered,
      connectionName: (id) => connections.get(id)?.name ?? id,
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
    this.#marked = new MarkedRows({ host, model: this.list.model, filterId, select, say });
    this.#empty = new EmptyState(options.empty);
    this.element = element(
      'div',
      { className: 'list-area' },
      this.list.element,
      this.#empty.element,
      this.#newer.element,
      this.#columnMenu.element,
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

  /** Selects the next marked row, or the one before. */
  goToMarked(backwards: boolean): void {
    void this.#marked.go(backwards);
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
