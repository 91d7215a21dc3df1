import type { Disposable } from '../shared/emitter';
import type { RowFilter } from '../shared/eventRow';
import type { HighlightedResource, ToHost, ToWebview } from '../shared/protocol';
import { changesMessage, snapshotMessage } from './connectionViews';
import { parseMessage } from './messageSchema';
import type { PanelServices, PanelStore } from './panelServices';
import { RequestDesk } from './requestDesk';
import { requestHandlers } from './requestHandlers';
import { RowFeed } from './rowFeed';
import { ViewBacklog } from './viewBacklog';

/** At least this long between two full states, ms: they are large, and a page may ask as often as it likes. */
const SNAPSHOT_EVERY_MS = 100;

/** What a view shows the rows of, when that is one resource. `label` is untrusted text. */
export interface ShownResource {
  readonly connectionId: string;
  readonly resourceId: string;
  readonly label: string;
}

/**
 * The host's side of one webview: full state when it is ready or shown again, changes by revision while
 * it is visible, nothing while it is hidden or does not read what it was sent. Requests are answered either
 * way.
 */
export class PanelSession implements Disposable {
  readonly #services: PanelServices;
  readonly #post: (message: ToWebview) => void;
  readonly #feed: RowFeed;
  readonly #desk: RequestDesk;
  readonly #subscriptions: Disposable[];
  /** The models that the view's revisions count; a new session starts a new one. */
  readonly #stores = new Map<string, PanelStore | undefined>();
  readonly #backlog = new ViewBacklog();
  #shown: ShownResource | undefined;
  /** Whether the view has still to be told of `#shown`, was told, or has set its filter to it. */
  #showing: 'due' | 'told' | 'done' = 'due';
  #highlighted: HighlightedResource | undefined;
  /** What the page marks, as far as it was told. */
  #toldHighlight: HighlightedResource | undefined;
  #ready = false;
  #visible: boolean;
  /** The view has left so much unread that it is told nothing more until it has caught up. */
  #behind = false;
  #disposed = false;
  #lastSnapshot = -Infinity;
  /** A full state is due: what changes until then is part of it. */
  #snapshotTimer: Disposable | undefined;
  #refused = 0;

  constructor(services: PanelServices, post: (message: ToWebview) => void, visible: boolean) {
    const { connections, schedule } = services;
    this.#services = services;
    this.#post = (message) => {
      if (this.#disposed) return;
      this.#backlog.sent();
      post(message);
    };
    this.#visible = visible;
    this.#feed = new RowFeed({
      post: this.#post,
      mayPost: () => this.#backlog.takesRows,
      schedule,
      now: () => performance.now(),
      connectionName: (id) => connections.profile(id)?.name ?? id,
    });
    this.#desk = new RequestDesk(requestHandlers(services, this.#feed), this.#post);
    if (connections.log) this.#feed.setLog(connections.log);
    this.#subscriptions = [
      connections.onDidOpenLog((log) => this.#feed.setLog(log)),
      connections.onDidChangeProfiles(() => this.#sendSnapshot()),
      connections.onDidChangeEventFilter(() => this.#sendSnapshot()),
      connections.onDidChangeState(({ connectionId, state }) => {
        if (this.#stores.get(connectionId) !== connections.session(connectionId)?.store) this.#sendSnapshot();
        else this.#tell(() => ({ type: 'connectionState', connectionId, state }));
      }),
      connections.onDidUpdate(({ connectionId, update }) => {
        this.#tell(() => changesMessage(connectionId, update));
      }),
    ];
  }

  /** The filter that the view shows; undefined before it has told one. */
  get filter(): RowFilter | undefined {
    return this.#feed.filter;
  }

  /** The one resource whose rows the view shows; undefined: those of every one. */
  get shown(): ShownResource | undefined {
    return this.#shown;
  }

  /** Takes a message of the webview; one that we do not know is refused and noted without its content. */
  receive(raw: unknown): void {
    if (this.#disposed) return;
    const message = parseMessage(raw);
    if (!message) {
      this.#refuse();
      return;
    }
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        this.#behind = false;
        this.#backlog.restart();
        // A page that was loaded again counts its requests from one and waits for none of the old.
        this.#desk.dispose();
        // It has forgotten what it shows and marks.
        this.#showing = 'due';
        this.#toldHighlight = undefined;
        this.#start();
        break;
      case 'read':
        this.#takeRead(message.messages);
        break;
      case 'resync':
        this.#sendSnapshot();
        break;
      case 'filter':
        this.#setFilter(message);
        break;
      case 'rows':
        this.#feed.want(message.filterId, message.from, message.to);
        break;
      case 'tail':
        this.#feed.follow(message.filterId, message.rows);
        break;
      case 'find':
        this.#feed.setFind(message.text);
        break;
      case 'selected':
        this.#tellSelected(message);
        break;
      case 'cancel':
        this.#desk.cancel(message.id);
        break;
      case 'request':
        void this.#desk.take(message);
        break;
    }
  }

  /** Tells whether the webview can be seen: hidden, it is sent nothing; shown, the full state. */
  setVisible(visible: boolean): void {
    if (visible === this.#visible) return;
    this.#visible = visible;
    if (visible) this.#start();
    else this.#feed.setActive(false);
  }

  /** Has the view show the rows of one resource, as soon as it can be seen, and again when it is loaded anew. */
  showResource(shown: ShownResource): void {
    this.#shown = shown;
    this.#showing = 'due';
    this.#deliver();
  }

  /** Marks the rows of a channel or bridge; undefined marks none. */
  highlight(resource: HighlightedResource | undefined): void {
    this.#highlighted = resource;
    this.#feed.highlight(resource);
    this.#tellHighlight();
  }

  /** Gives pending requests up and stops listening. */
  dispose(): void {
    this.#disposed = true;
    this.#snapshotTimer?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#feed.dispose();
    this.#desk.dispose();
  }

  get #listening(): boolean {
    return this.#ready && this.#visible && !this.#behind;
  }

  #start(): void {
    if (!this.#listening) return;
    this.#sendSnapshot();
    this.#tellHighlight();
    this.#feed.setActive(true);
    this.#deliver();
  }

  /** Tells what has changed, unless the full state will. */
  #tell(message: () => ToWebview): void {
    if (!this.#listening || this.#snapshotTimer) return;
    this.#post(message());
    this.#keepBounded();
  }

  #tellHighlight(): void {
    const resource = this.#highlighted;
    if (!this.#listening || resource === this.#toldHighlight) return;
    this.#toldHighlight = resource;
    this.#post({ type: 'highlight', resource });
    this.#keepBounded();
  }

  /** What a view that does not read has missed by now, it is told as full state when it has caught up. */
  #keepBounded(): void {
    if (!this.#backlog.isFull) return;
    this.#behind = true;
    this.#feed.setActive(false);
  }

  #takeRead(messages: number): void {
    this.#backlog.read(messages);
    if (this.#behind && this.#backlog.isEmpty) {
      this.#behind = false;
      this.#start();
    } else this.#feed.resume();
  }

  #refuse(): void {
    this.#refused += 1;
    // Told the 1st, 10th, 100th time: a page that sends nonsense all day must not fill the disk with it.
    if (!/^10*$/.test(String(this.#refused))) return;
    const times = this.#refused === 1 ? '' : ` (${String(this.#refused)} times by now)`;
    this.#services.warn(`The events view sent a message of unknown form; it was ignored${times}.`);
  }

  #setFilter({ filterId, filter }: Extract<ToHost, { type: 'filter' }>): void {
    this.#feed.setFilter(filterId, filter);
    const { connectionId, resourceId } = filter;
    const isShown = this.#shown?.resourceId === resourceId && this.#shown?.connectionId === connectionId;
    // A page sets its first filter before it has been told what to show.
    if (isShown) this.#showing = 'done';
    else if (this.#showing === 'done') this.#shown = undefined;
  }

  #tellSelected({ connectionId, channelId, bridgeId }: Extract<ToHost, { type: 'selected' }>): void {
    const resources = this.#services.connections.session(connectionId)?.store.resources;
    if (channelId !== undefined && resources?.channel.has(channelId) === true)
      this.#services.selected({ connectionId, kind: 'channel', id: channelId });
    else if (channelId === undefined && bridgeId !== undefined && resources?.bridge.has(bridgeId) === true)
      this.#services.selected({ connectionId, kind: 'bridge', id: bridgeId });
  }

  #deliver(): void {
    if (!this.#listening || !this.#shown || this.#showing !== 'due') return;
    this.#showing = 'told';
    this.#post({ type: 'showResource', ...this.#shown });
  }

  #sendSnapshot(): void {
    if (!this.#listening || this.#snapshotTimer) return;
    const { connections, source, schedule } = this.#services;
    const wait = this.#lastSnapshot + SNAPSHOT_EVERY_MS - performance.now();
    if (wait > 0) {
      this.#snapshotTimer = schedule(() => {
        this.#snapshotTimer = undefined;
        this.#lastSnapshot = -Infinity;
        this.#sendSnapshot();
      }, wait);
      return;
    }
    this.#lastSnapshot = performance.now();
    this.#stores.clear();
    for (const { id } of connections.list()) this.#stores.set(id, connections.session(id)?.store);
    this.#post(snapshotMessage(source, connections));
    this.#keepBounded();
  }
}
