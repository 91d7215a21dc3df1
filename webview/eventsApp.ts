import type { EventRow } from '../src/shared/eventRow';
import { displayText } from '../src/shared/displayText';
import type { CaptureSource, Requests, ToWebview } from '../src/shared/protocol';
import { ConnectionsModel } from './connectionsModel';
import { element } from './dom';
import { EventAnnouncer } from './eventAnnouncer';
import { filterKnowledge } from './filterKnowledge';
import { countsText, droppedText } from './formatCount';
import type { HostLink } from './hostLink';
import { keyCommand, type KeyCommand } from './keyCommands';
import { LookBack, type Counts } from './lookBack';
import { SelectionReport } from './selectionReport';
import { RowQuery, type ShownResource } from './rowQuery';
import type { ViewMemory } from './viewMemory';
import { CommandNotices } from './views/commandNotices';
import { DetailPane } from './views/detailPane';
import type { EventList } from './views/eventList';
import { KeySheet } from './views/keySheet';
import { LiveBars } from './views/liveBars';
import { ListPane } from './views/listPane';
import { Splitter } from './views/splitter';
import { Toolbar } from './views/toolbar';

/** The requests whose success is seen by itself. */
type ViewRequest =
  'addConnection' | 'clearRows' | 'connect' | 'copyAs' | 'copyRow' | 'copyText' | 'setEventFilter';

const NO_COUNTS = { shown: 0, total: 0, dropped: 0, scanning: false, progress: 1 };

/** The whole events view: takes the host's messages and hands them to its parts. */
export class EventsApp {
  readonly #host: HostLink;
  readonly #memory: ViewMemory;
  readonly #query: RowQuery;
  readonly #connections = new ConnectionsModel();
  readonly #toolbar: Toolbar;
  readonly #notices: CommandNotices;
  readonly #bars: LiveBars;
  readonly #pane: ListPane;
  readonly #detail: DetailPane;
  readonly #keySheet = new KeySheet();
  readonly #selection: SelectionReport;
  readonly #lookBack: LookBack;
  readonly #content = element('div', { className: 'content' });
  readonly #live = element('div', { className: 'announcements', attributes: { 'aria-live': 'polite' } });
  readonly #announcer = new EventAnnouncer((text) => this.#say(text));
  #counts: Counts | undefined;
  #selected: EventRow | undefined;
  #updateDue = false;

  constructor(root: HTMLElement, host: HostLink, memory: ViewMemory) {
    this.#host = host;
    this.#memory = memory;
    this.#query = new RowQuery(memory);
    const connect = (connectionId: string): void => this.#request('Connect', 'connect', { connectionId });
    this.#toolbar = new Toolbar({
      state: memory.state,
      known: () => filterKnowledge(this.#connections.all, Object.keys(this.#counts?.types ?? {})),
      filtered: ({ text, types, hiddenTypes }) => {
        memory.change({ text, types, hiddenTypes });
        this.#setFilter();
      },
      remembered: (pastFilters) => memory.change({ pastFilters }),
      togglePause: () => this.#pane.togglePause(),
      clear: () => this.#request('Clear', 'clearRows', {}),
      everyResource: () => this.#showResource(undefined),
      canSwitchOff: () => this.#bars.canSwitchOff,
      switchOff: () => this.#bars.switchOff(this.#selected),
    });
    this.#notices = new CommandNotices((id) => host.cancel(id));
    this.#bars = new LiveBars({
      host,
      connections: this.#connections,
      notices: this.#notices,
      connect,
      setEventFilter: (target) => this.#request('Switch event types off', 'setEventFilter', target),
      types: () => this.#counts?.types ?? {},
    });
    this.#selection = new SelectionReport((selected) => host.send({ type: 'selected', ...selected }));
    this.#pane = new ListPane({
      host,
      memory,
      connections: this.#connections,
      filterId: () => this.#query.id,
      changed: (byUser) => {
        if (byUser) this.#selection.due();
        this.#update();
      },
      entered: () => {
        this.#select();
        this.#detail.focus();
      },
      filter: (term) => this.#toolbar.addTerm(term),
      copyText: (text) => this.#request('Copy', 'copyText', { text }),
      copyRow: (seq) => this.#request('Copy', 'copyRow', { seq }),
      copyAs: (seq) => this.#request('Copy as', 'copyAs', { seq }),
      say: (text) => this.#say(text),
      empty: {
        addConnection: () => this.#request('Add Connection', 'addConnection', {}),
        clearFilter: () => this.#clearFilter(),
        connect,
      },
    });
    this.#detail = new DetailPane(host, {
      leave: () => this.#list.element.focus(),
      close: () => {
        this.#list.select(undefined);
        this.#list.element.focus();
      },
      copyAs: (seq) => this.#request('Copy as', 'copyAs', { seq }),
      say: (text) => this.#say(text),
    });
    this.#lookBack = new LookBack({
      host,
      memory,
      filterId: () => this.#query.id,
      found: (position) => this.#selectAgain(position),
    });
    this.#layOut(root);
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
        this.#pane.highlight(message.resource);
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
    this.#content.append(this.#pane.element, splitter.element, this.#detail.element);
    root.append(
      element('h1', {}, 'ARI events'),
      this.#bars.source,
      this.#toolbar.element,
      ...this.#bars.elements,
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
    this.#toolbar.setCounts(counts.types);
    this.#announcer.count(counts.total + counts.dropped);
    if (this.#list.model.rows > 0) this.#lookBack.rowsCame(counts);
  }

  #selectAgain(position: number): void {
    const { model } = this.#list;
    if (model.selected !== undefined) return;
    model.select(position);
    this.#list.refresh();
    this.#update();
  }

  #showSource(source: CaptureSource): void {
    this.#bars.setSource(source);
    this.#toolbar.showLive(source.kind === 'live');
    this.#list.model.setLive(source.kind === 'live');
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
    this.#memory.change(this.#toolbar.clearFilter());
    this.#showResource(undefined);
    this.#toolbar.focusFilter();
  }

  #showResource(resource: ShownResource | undefined): void {
    this.#query.setResource(resource);
    this.#toolbar.showResource(resource?.label);
    this.#setFilter();
  }

  #request<A extends ViewRequest>(what: string, action: A, params: Requests[A]['params']): void {
    this.#host.request(action, params).done.catch((error: unknown) => this.#notices.fail(what, error));
  }

  #say(text: string): void {
    this.#live.textContent = displayText(text);
  }

  get #list(): EventList {
    return this.#pane.list;
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
    const counts = this.#counts ?? NO_COUNTS;
    const { shown, total, dropped, scanning } = counts;
    const { asked, narrowed } = this.#query;
    this.#toolbar.counters.show(countsText(counts, narrowed), droppedText(dropped));
    this.#toolbar.showPaused(model.mode === 'paused');
    this.#select();
    this.#bars.show();
    const empty = this.#counts !== undefined && shown === 0;
    // Our own polling, which nobody looks for, is no reason to speak of a filter.
    const rows = narrowed ? total : 0;
    const { isFile } = this.#bars;
    this.#pane.show(empty ? { connections, total: rows, scanning, isFile, asked } : undefined);
  }

  #select(): void {
    const { model, selectedRow } = this.#list;
    // A selected row that is still on its way keeps what is shown until it is here.
    const waiting = model.selected !== undefined && selectedRow === undefined;
    if (waiting || selectedRow?.seq === this.#selected?.seq) return;
    this.#selected = selectedRow;
    const startedAt = this.#counts?.startedAt;
    const kept = selectedRow && startedAt !== undefined ? { seq: selectedRow.seq, startedAt } : undefined;
    this.#memory.change({ selected: kept });
    this.#selection.select(selectedRow);
    this.#bars.aimAt(selectedRow);
    this.#detail.show(selectedRow);
    this.#content.classList.toggle('with-detail', selectedRow !== undefined);
  }

  #key(event: KeyboardEvent): void {
    const { target } = event;
    const typing = target instanceof HTMLElement && target.matches('input');
    const command = keyCommand(event, { typing, inList: target === this.#list.element });
    const does: Readonly<Record<KeyCommand, () => void>> = {
      filter: () => this.#toolbar.focusFilter(),
      find: () => this.#pane.find(),
      findNext: () => this.#pane.findNext(false),
      findPrevious: () => this.#pane.findNext(true),
      keys: () => this.#keySheet.open(),
      mark: () => this.#pane.markTime(),
      nextMarked: () => this.#pane.goOn(false),
      pause: () => this.#pane.togglePause(),
      previousMarked: () => this.#pane.goOn(true),
      time: () => this.#pane.nextTimeMode(),
    };
    if (!command) return;
    event.preventDefault();
    does[command]();
  }
}
