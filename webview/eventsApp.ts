import type { EventRow } from '../src/shared/eventRow';
import type { ToWebview } from '../src/shared/protocol';
import { pushButton } from './components';
import { ConnectionsModel } from './connectionsModel';
import { element, setAttribute } from './dom';
import { EventAnnouncer } from './eventAnnouncer';
import { countsText, formatCount } from './formatCount';
import type { HostLink } from './hostLink';
import { ActionBar } from './views/actionBar';
import { CommandNotices } from './views/commandNotices';
import { ConnectionBar } from './views/connectionBar';
import { DetailPane } from './views/detailPane';
import { EmptyState } from './views/emptyState';
import { EventList } from './views/eventList';
import { Splitter } from './views/splitter';
import { Toolbar } from './views/toolbar';
import type { ViewState } from './viewState';

/** The one resource whose events are shown. `label` is untrusted text. */
interface Resource {
  readonly connectionId: string;
  readonly id: string;
  readonly label: string;
}

type Counts = Extract<ToWebview, { type: 'counts' }>;

/** The whole events view: takes the host's messages and hands them to its parts. */
export class EventsApp {
  readonly #host: HostLink;
  readonly #save: (state: ViewState) => void;
  readonly #connections = new ConnectionsModel();
  readonly #toolbar: Toolbar;
  readonly #connectionBar: ConnectionBar;
  readonly #actions: ActionBar;
  readonly #notices: CommandNotices;
  readonly #list: EventList;
  readonly #detail: DetailPane;
  readonly #empty: EmptyState;
  readonly #newer = pushButton({
    label: '',
    icon: 'arrow-down',
    look: 'primary',
    click: () => this.#follow(),
  });
  readonly #newerText = element('div');
  readonly #content = element('div', { className: 'content' });
  readonly #announcer: EventAnnouncer;
  #state: ViewState;
  #resource: Resource | undefined;
  #filterId = 0;
  #counts: Counts | undefined;
  #selected: EventRow | undefined;
  #updateDue = false;

  constructor(root: HTMLElement, host: HostLink, state: ViewState, save: (state: ViewState) => void) {
    this.#host = host;
    this.#state = state;
    this.#save = save;
    const connect = (connectionId: string): void => this.#request('Connect', 'connect', { connectionId });
    this.#toolbar = new Toolbar({
      text: state.text,
      types: state.types,
      filtered: (text, types) => {
        this.#remember({ text, types });
        this.#setFilter();
      },
      togglePause: () => this.#togglePause(),
      clear: () => this.#request('Clear', 'clearRows', {}),
      everyResource: () => this.#showResource(undefined),
    });
    this.#connectionBar = new ConnectionBar(connect);
    this.#notices = new CommandNotices((id) => host.cancel(id));
    this.#actions = new ActionBar(this.#connections, host, this.#notices);
    this.#list = new EventList({
      ask: ({ from, to }) => host.send({ type: 'rows', filterId: this.#filterId, from, to }),
      changed: () => this.#update(),
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
    });
    this.#empty = new EmptyState({
      addConnection: () => this.#request('Add Connection', 'addConnection', {}),
      clearFilter: () => this.#clearFilter(),
      connect,
    });
    const live = element('div', { className: 'announcements', attributes: { 'aria-live': 'polite' } });
    this.#announcer = new EventAnnouncer((text) => (live.textContent = text));
    this.#newer.classList.add('newer');
    this.#newer.append(this.#newerText);
    this.#newer.hidden = true;
    const splitter = new Splitter(this.#content, state.detailShare, (detailShare) =>
      this.#remember({ detailShare }),
    );
    const listArea = element(
      'div',
      { className: 'list-area' },
      this.#list.element,
      this.#empty.element,
      this.#newer,
    );
    this.#content.append(listArea, splitter.element, this.#detail.element);
    root.append(
      element('h1', {}, 'ARI events'),
      this.#toolbar.element,
      this.#actions.element,
      this.#connectionBar.element,
      this.#notices.element,
      this.#content,
      live,
    );
    root.addEventListener('keydown', (event) => this.#key(event));
    if (state.paused) this.#list.model.pause();
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
        if (message.filterId !== this.#filterId) return;
        this.#list.takeRows(message.from, JSON.parse(new TextDecoder().decode(message.data)) as EventRow[]);
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

  #takeCounts(counts: Counts): void {
    if (counts.filterId !== this.#filterId) return;
    this.#counts = counts;
    this.#list.model.setCounts(counts.shownDropped, counts.shown, !counts.scanning);
    this.#list.refresh();
    this.#toolbar.types.setCounts(counts.types);
    this.#announcer.count(counts.total + counts.dropped);
  }

  #resync(connectionId: string): void {
    const haveRevision = this.#connections.get(connectionId)?.revision ?? 0;
    this.#host.send({ type: 'resync', connectionId, haveRevision });
  }

  #setFilter(): void {
    this.#filterId += 1;
    this.#list.reset();
    const { text, types } = this.#state;
    const resource = this.#resource
      ? { resourceId: this.#resource.id, connectionId: this.#resource.connectionId }
      : {};
    this.#host.send({ type: 'filter', filterId: this.#filterId, filter: { text, types, ...resource } });
    this.#update();
  }

  #clearFilter(): void {
    this.#toolbar.clearFilter();
    this.#remember({ text: '', types: [] });
    this.#showResource(undefined);
    this.#toolbar.focusFilter();
  }

  #showResource(resource: Resource | undefined): void {
    this.#resource = resource;
    this.#toolbar.showResource(resource?.label);
    this.#setFilter();
  }

  #togglePause(): void {
    if (this.#list.model.mode === 'paused') this.#follow();
    else {
      this.#list.model.pause();
      this.#remember({ paused: true });
      this.#update();
    }
  }

  #follow(): void {
    this.#list.model.follow();
    this.#list.refresh();
    this.#remember({ paused: false });
    this.#list.element.focus();
    this.#update();
  }

  #remember(part: Partial<ViewState>): void {
    this.#state = { ...this.#state, ...part };
    this.#save(this.#state);
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
    const filtered = this.#state.text !== '' || this.#state.types.length > 0 || this.#resource !== undefined;
    const counts = this.#counts ?? { shown: 0, total: 0, dropped: 0, scanning: false };
    this.#toolbar.showCounts(countsText(counts, filtered));
    this.#toolbar.showPaused(model.mode === 'paused');
    this.#connectionBar.show(connections);
    this.#content.classList.toggle('several', connections.length > 1);
    this.#select();
    this.#actions.update();
    const empty = this.#counts !== undefined && counts.shown === 0;
    this.#empty.show(empty ? { connections, total: counts.total, scanning: counts.scanning } : undefined);
    this.#newer.hidden = model.unseen === 0;
    this.#newerText.textContent = `${formatCount(model.unseen)} new`;
    setAttribute(this.#newer, 'title', 'Follow new events');
  }

  #select(): void {
    const { model, selectedRow } = this.#list;
    // A selected row that is still on its way keeps what is shown until it is here.
    const waiting = model.selected !== undefined && selectedRow === undefined;
    if (waiting || selectedRow?.seq === this.#selected?.seq) return;
    this.#selected = selectedRow;
    this.#actions.aimAt(selectedRow);
    this.#detail.show(selectedRow);
    this.#content.classList.toggle('with-detail', selectedRow !== undefined);
  }

  #key(event: KeyboardEvent): void {
    const { target } = event;
    const typing = target instanceof HTMLElement && target.matches('input, vscode-text-field');
    const find = event.key === 'f' && (event.ctrlKey || event.metaKey);
    if (find || (event.key === '/' && !typing)) {
      event.preventDefault();
      this.#toolbar.focusFilter();
    } else if (event.key === ' ' && target === this.#list.element) {
      event.preventDefault();
      this.#togglePause();
    }
  }
}
