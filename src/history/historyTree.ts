import { EventEmitter, type Disposable, type TreeDataProvider, type TreeItem } from 'vscode';
import type { CallHistory, PastCall } from '../session/callHistory';
import { callContent, type CallPlace } from './callContent';
import { callTreeItem } from './callTreeItem';
import { shownCalls, type HistoryFilter } from './historyFilter';

/** A call in the tree; its `id` is its number, so that commands take it as any other node. */
export interface CallNode {
  readonly kind: 'call';
  readonly connectionId: string;
  readonly id: string;
}

/** Several calls a second are one refresh, ms; a list of hundreds is sent to VS Code whole each time. */
const REFRESH_EVERY_MS = 200;

/** The last REST calls, the newest first. */
export class HistoryTree implements TreeDataProvider<CallNode>, Disposable {
  readonly #history: CallHistory;
  readonly #placeOf: (call: PastCall) => CallPlace;
  readonly #changes = new EventEmitter<undefined>();
  readonly #listening: { dispose(): void };
  #filter: HistoryFilter = 'own';
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.#changes.event;

  constructor(history: CallHistory, placeOf: (call: PastCall) => CallPlace) {
    this.#history = history;
    this.#placeOf = placeOf;
    this.#listening = history.onDidChange(() => this.refreshSoon());
  }

  /** Which calls are shown. */
  get filter(): HistoryFilter {
    return this.#filter;
  }

  set filter(filter: HistoryFilter) {
    this.#filter = filter;
    this.#changes.fire(undefined);
  }

  /** What a call looks like may have changed. */
  refreshSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changes.fire(undefined);
    }, REFRESH_EVERY_MS);
  }

  /** Called by VS Code. */
  getChildren(node?: CallNode): CallNode[] {
    if (node) return [];
    return shownCalls(this.#history.calls, this.#filter).map(({ number, connectionId }) => ({
      kind: 'call',
      connectionId,
      id: String(number),
    }));
  }

  /** Called by VS Code. */
  getTreeItem(node: CallNode): TreeItem {
    const { id } = node;
    const call = this.#history.call(Number(id));
    // Between two questions of VS Code it may have left the history; a refresh is under way.
    if (!call) return callTreeItem(id, GONE);
    return callTreeItem(id, callContent(call, this.#placeOf(call)), node);
  }

  /** Called by VS Code when a tooltip is looked at. */
  resolveTreeItem(item: TreeItem, { id }: CallNode): TreeItem {
    const call = this.#history.call(Number(id));
    if (call) item.tooltip = callContent(call, this.#placeOf(call)).tooltip();
    return item;
  }

  /** Ends the tree. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#listening.dispose();
    this.#changes.dispose();
  }
}

const GONE = {
  label: '…',
  description: '',
  icon: 'circle-slash',
  color: undefined,
  context: 'gone',
  spoken: 'gone',
  tooltip: () => '',
} as const;
