import type { EventRow } from '../src/shared/eventRow';
import type { CaptureSource, ToWebview } from '../src/shared/protocol';
import { ConnectionsModel } from './connectionsModel';
import { element } from './dom';
import { EventAnnouncer } from './eventAnnouncer';
import { countsText } from './formatCount';
import type { HostLink } from './hostLink';
import { keyCommand, type KeyCommand } from './keyCommands';
import { nextTimeMode, type TimeMode } from './rowTime';
import { SelectionReport } from './selectionReport';
import { RowQuery, type ShownResource } from './rowQuery';
import type { ViewMemory } from './viewMemory';
import { ActionBar } from './views/actionBar';
import { ColumnMenu } from './views/columnMenu';
import { CommandNotices } from './views/commandNotices';
import { ConnectionBar } from './views/connectionBar';
import { DetailPane } from './views/detailPane';
import { EmptyState } from './views/emptyState';
import { EventList } from './views/eventList';
import { KeySheet } from './views/keySheet';
import { NewerButton } from './views/newerButton';
import { SourceLine } from './views/sourceLine';
import { Splitter } from './views/splitter';
import { Toolbar } from './views/toolbar';

type Counts = Extract<ToWebview, { type: 'counts' }>;

/** The whole events view: takes the host's messages and hands them to its parts. */
export class EventsApp {
  readonly #host: HostLink;
  readonly #memory: ViewMemory;
  readonly #query: RowQuery;
  readonly #connections = new ConnectionsModel();
  readonly #toolbar: Toolbar;
  readonly #connectionBar: ConnectionBar;
  readonly #actions: ActionBar;
  readonly #notices: CommandNotices;
  readonly #list: EventList;
  readonly #detail: DetailPane;
  readonly #empty: EmptyState;
  readonly #columnMenu: ColumnMenu;
  readonly #keySheet = new KeySheet();
  readonly #sourceLine = new SourceLine();
  readonly #selection: SelectionReport;
  readonly #newer = new NewerButton(() => this.#follow());
  readonly #content = element('div', { className: 'content' });
  readonly #live = element('div', { className: 'announcements', attributes: { 'aria-live': 'polite' } });
  readonly #announcer = new EventAnnouncer((text) => (this.#live.textContent = text));
  #counts: Counts | undefined;
  #selected: EventRow | undefined;
  #updateDue = false;

  constructor(root: HTMLElement, host: HostLink, memory: ViewMemory) {
    this.#host = host;
    this.#memory = memory;
    this.#query = new RowQuery(memory);
    const connect = (connectionId: string): void => this.#request('Connect', 'connect', { connectionId });
    this.#toolbar = new Toolbar({
      text: memory.state.text,
      types: memory.state.types,
      filtered: (text, types) => {
        memory.change({ text, types });
        this.#setFilter();
      },
      togglePause: () => this.#togglePause(),
      clear: () => this.#request('Clear', 'clearRows', {}),
      everyResource: () => this.#showResource(undefined),
    });
    this.#connectionBar = new ConnectionBar(connect);
    this.#notices = new CommandNotices((id) => host.cancel(id));
    this.#actions = new ActionBar(this.#connections, host, this.#notices);
    this.#selection = new SelectionReport((selected) => host.send({ type: 'selected', ...selected }));
    this.#list = new EventList({
      memory,
      ask: ({ from, to }) => host.send({ type: 'rows', filterId: this.#query.id, from, to }),
      askTail: (rows) => host.send({ type: 'tail', filterId: this.#query.id, rows }),
      changed: (byUser) => {
        if (byUser) this.#selection.due();
        this.#update();
      },
      columnMenu: (x, y) => this.#columnMenu.open(x, y),
      cellMenu: () => undefined,
      entered: () => {
        this.#select();
        this.#detail.focus();
      },
      connectionName: (id) => this.#connections.get(id)?.name ?? id,
    });
    this.#detail = new DetailPane(host, {
      leave: () => this.#list.element.focus(),
      close: () => {
        this.#list.select(undefined);
        this.#list.element.focus();
      },
      say: (text) => (this.#live.textContent = text),
    });
    this.#columnMenu = new ColumnMenu({
      columns: () => this.#list.columns,
      timeMode: () => memory.state.time,
      setTimeMode: (mode) => this.#setTimeMode(mode),
      marked: () => this.#list.marked,
      mark: () => this.#list.markTime(),
      closed: () => this.#list.element.focus(),
    });
    this.#empty = new EmptyState({
      addConnection: () => this.#request('Add Connection', 'addConnection', {}),
      clearFilter: () => this.#clearFilter(),
      connect,
    });
    this.#layOut(root);
    if (memory.state.paused) this.#list.model.pause();
    this.#update();
  }

  /** Tells the host that the view is there, and what it wants to see. */
  start(): void {
    this.#host.send({ type: 'ready' });
    this.#setFilter();
  }

  /** Takes a message of the host. */
  receive(message: ToWebview): void {
    switch (message.type) {
      case 'snapshot':
        this.#showSource(message.source);
        this.#connections.replace(message.connections);
        break;
      case 'changes':
        if (!this.#connections.apply(message)) this.#resync(message.connectionId);
        break;
      case 'connectionState':
        this.#connections.setState(message.connectionId, message.state);
        break;
      case 'counts':
        this.#takeCounts(message);
        break;
      case 'rows':
        if (message.filterId !== this.#query.id) return;
        this.#list.takeRows(message);
        break;
      case 'highlight':
        this.#list.reload();
        break;
      case 'showResource':
        this.#showResource({
          connectionId: message.connectionId,
          id: message.resourceId,
          label: message.label,
        });
        break;
      case 'reply':
        this.#host.take(message);
        return;
      case 'phase':
        this.#host.takePhase(message);
        return;
    }
    this.#update();
  }

  #layOut(root: HTMLElement): void {
    const splitter = new Splitter(this.#content, this.#memory.state.detailShare, (detailShare) =>
      this.#memory.change({ detailShare }),
    );
    const listArea = element(
      'div',
      { className: 'list-area' },
      this.#list.element,
      this.#empty.element,
      this.#newer.element,
      this.#columnMenu.element,
    );
    this.#content.append(listArea, splitter.element, this.#detail.element);
    root.append(
      element('h1', {}, 'ARI events'),
      this.#sourceLine.element,
      this.#toolbar.element,
      this.#actions.element,
      this.#connectionBar.element,
      this.#notices.element,
      this.#content,
      this.#keySheet.element,
      this.#live,
    );
    root.addEventListener('keydown', (event) => this.#key(event));
  }

  #takeCounts(counts: Counts): void {
    if (counts.filterId !== this.#query.id) return;
    this.#counts = counts;
    // The rows first: the counts say that they are there.
    for (const batch of counts.rows) this.#list.takeRows(batch);
    this.#list.setStart(counts.startedAt);
    this.#list.model.setCounts(counts.shownDropped, counts.shown, !counts.scanning);
    this.#list.refresh();
    this.#toolbar.types.setCounts(counts.types);
    this.#announcer.count(counts.total + counts.dropped);
  }

  #showSource(source: CaptureSource): void {
    this.#sourceLine.show(source);
    const isFile = source.kind === 'file';
    this.#actions.element.hidden = isFile;
    this.#connectionBar.element.hidden = isFile;
    this.#toolbar.showLive(!isFile);
  }

  #setTimeMode(time: TimeMode): void {
    this.#memory.change({ time });
    this.#list.refresh();
  }

  #resync(connectionId: string): void {
    const haveRevision = this.#connections.get(connectionId)?.revision ?? 0;
    this.#host.send({ type: 'resync', connectionId, haveRevision });
  }

  #setFilter(): void {
    this.#list.reset();
    this.#host.send({ type: 'filter', ...this.#query.next() });
    this.#update();
  }

  #clearFilter(): void {
    this.#toolbar.clearFilter();
    this.#memory.change({ text: '', types: [] });
    this.#showResource(undefined);
    this.#toolbar.focusFilter();
  }

  #showResource(resource: ShownResource | undefined): void {
    this.#query.setResource(resource);
    this.#toolbar.showResource(resource?.label);
    this.#setFilter();
  }

  #togglePause(): void {
    if (this.#list.model.mode === 'paused') this.#follow();
    else {
      this.#list.model.pause();
      this.#memory.change({ paused: true });
      this.#update();
    }
  }

  #follow(): void {
    this.#list.model.follow();
    this.#list.refresh();
    this.#memory.change({ paused: false });
    this.#list.element.focus();
    this.#update();
  }

  #request(what: string, action: 'addConnection' | 'clearRows', params: Record<string, never>): void;
  #request(what: string, action: 'connect', params: { readonly connectionId: string }): void;
  #request(what: string, action: 'addConnection' | 'clearRows' | 'connect', params: never): void {
    this.#host.request(action, params).done.catch((error: unknown) => this.#notices.fail(what, error));
  }

  /** Brings everything beside the rows up to date, once per frame. */
  #update(): void {
    if (this.#updateDue) return;
    this.#updateDue = true;
    requestAnimationFrame(() => {
      this.#updateDue = false;
      this.#show();
    });
  }

  #show(): void {
    const { model } = this.#list;
    const connections = this.#connections.all;
    const counts = this.#counts ?? { shown: 0, total: 0, dropped: 0, scanning: false };
    this.#toolbar.showCounts(countsText(counts, this.#query.narrowed));
    this.#toolbar.showPaused(model.mode === 'paused');
    this.#connectionBar.show(connections);
    this.#list.columns.setSeveral(connections.length > 1);
    this.#select();
    this.#actions.update();
    const empty = this.#counts !== undefined && counts.shown === 0;
    this.#empty.show(empty ? { connections, total: counts.total, scanning: counts.scanning } : undefined);
    this.#newer.show(model.unseen);
  }

  #select(): void {
    const { model, selectedRow } = this.#list;
    // A selected row that is still on its way keeps what is shown until it is here.
    const waiting = model.selected !== undefined && selectedRow === undefined;
    if (waiting || selectedRow?.seq === this.#selected?.seq) return;
    this.#selected = selectedRow;
    this.#selection.select(selectedRow);
    this.#actions.aimAt(selectedRow);
    this.#detail.show(selectedRow);
    this.#content.classList.toggle('with-detail', selectedRow !== undefined);
  }

  #key(event: KeyboardEvent): void {
    const { target } = event;
    const typing = target instanceof HTMLElement && target.matches('input, vscode-text-field');
    const command = keyCommand(event, { typing, inList: target === this.#list.element });
    const does: Partial<Record<KeyCommand, () => void>> = {
      filter: () => this.#toolbar.focusFilter(),
      find: () => this.#toolbar.focusFilter(),
      keys: () => this.#keySheet.open(),
      mark: () => {
        this.#list.markTime();
        this.#setTimeMode('relative');
      },
      pause: () => this.#togglePause(),
      time: () => this.#setTimeMode(nextTimeMode(this.#memory.state.time)),
    };
    const run = command && does[command];
    if (!run) return;
    event.preventDefault();
    run();
  }
}
