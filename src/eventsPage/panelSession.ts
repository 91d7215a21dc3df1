import type { Disposable } from '../shared/emitter';
import type { RowFilter } from '../shared/eventRow';
import type { HighlightedResource, ToHost, ToWebview } from '../shared/protocol';
import { changesMessage, snapshotMessage } from './connectionViews';
import { parseMessage } from './messageSchema';
import type { PanelServices, PanelStore } from './panelServices';
import { RequestDesk } from './requestDesk';
import { requestHandlers } from './requestHandlers';
import { RowFeed } from './rowFeed';

/**
 * The host's side of one webview: full state when it is ready or shown again, changes by revision while
 * it is visible, nothing while it is hidden. Requests are answered either way.
 */
export class PanelSession implements Disposable {
  readonly #services: PanelServices;
  readonly #post: (message: ToWebview) => void;
  readonly #feed: RowFeed;
  readonly #desk: RequestDesk;
  readonly #subscriptions: Disposable[];
  /** The models that the view's revisions count; a new session starts a new one. */
  readonly #stores = new Map<string, PanelStore | undefined>();
  #waiting: ToWebview | undefined;
  #highlighted: HighlightedResource | undefined;
  #ready = false;
  #visible: boolean;

  constructor(services: PanelServices, post: (message: ToWebview) => void, visible: boolean) {
    const { connections, schedule } = services;
    this.#services = services;
    this.#post = post;
    this.#visible = visible;
    this.#feed = new RowFeed({
      post,
      schedule,
      now: () => performance.now(),
      connectionName: (id) => connections.profile(id)?.name ?? id,
    });
    this.#desk = new RequestDesk(
      requestHandlers(services, async (search, signal) => this.#feed.find(search, signal)),
      post,
    );
    if (connections.log) this.#feed.setLog(connections.log);
    this.#subscriptions = [
      connections.onDidOpenLog((log) => this.#feed.setLog(log)),
      connections.onDidChangeProfiles(() => this.#sendSnapshot()),
      connections.onDidChangeEventFilter(() => this.#sendSnapshot()),
      connections.onDidChangeState(({ connectionId, state }) => {
        if (!this.#listening) return;
        if (this.#stores.get(connectionId) !== connections.session(connectionId)?.store) this.#sendSnapshot();
        else post({ type: 'connectionState', connectionId, state });
      }),
      connections.onDidUpdate(({ connectionId, update }) => {
        if (this.#listening) post(changesMessage(connectionId, update));
      }),
    ];
  }

  /** The filter that the view shows; undefined before it has told one. */
  get filter(): RowFilter | undefined {
    return this.#feed.filter;
  }

  /** Takes a message of the webview; one that we do not know is refused and noted without its content. */
  receive(raw: unknown): void {
    const message = parseMessage(raw);
    if (!message) {
      this.#services.warn('The events view sent a message of unknown form; it was ignored.');
      return;
    }
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        // A page that was loaded again counts its requests from one and waits for none of the old.
        this.#desk.dispose();
        this.#start();
        break;
      case 'resync':
        this.#sendSnapshot();
        break;
      case 'filter':
        this.#feed.setFilter(message.filterId, message.filter);
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

  /** Asks the view to show the rows of one resource, as soon as it can be seen. */
  showResource(connectionId: string, resourceId: string, label: string): void {
    this.#waiting = { type: 'showResource', connectionId, resourceId, label };
    this.#deliver();
  }

  /** Marks the rows of a channel or bridge; undefined marks none. */
  highlight(resource: HighlightedResource | undefined): void {
    this.#highlighted = resource;
    this.#feed.highlight(resource);
    if (this.#listening) this.#post({ type: 'highlight', resource });
  }

  /** Gives pending requests up and stops listening. */
  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#feed.dispose();
    this.#desk.dispose();
  }

  get #listening(): boolean {
    return this.#ready && this.#visible;
  }

  #start(): void {
    if (!this.#listening) return;
    this.#sendSnapshot();
    if (this.#highlighted) this.#post({ type: 'highlight', resource: this.#highlighted });
    this.#feed.setActive(true);
    this.#deliver();
  }

  #tellSelected({ connectionId, channelId, bridgeId }: Extract<ToHost, { type: 'selected' }>): void {
    if (channelId !== undefined) this.#services.selected({ connectionId, kind: 'channel', id: channelId });
    else if (bridgeId !== undefined) this.#services.selected({ connectionId, kind: 'bridge', id: bridgeId });
  }

  #deliver(): void {
    if (!this.#listening || !this.#waiting) return;
    this.#post(this.#waiting);
    this.#waiting = undefined;
  }

  #sendSnapshot(): void {
    if (!this.#listening) return;
    const { connections } = this.#services;
    this.#stores.clear();
    for (const { id } of connections.list()) this.#stores.set(id, connections.session(id)?.store);
    this.#post(snapshotMessage(this.#services.source, connections));
  }
}
