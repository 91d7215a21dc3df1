/** What an endless feed is like. */
export interface FeedOptions {
  /** Rows that are there from the beginning. */
  readonly rows: number;
  /** Rows that come, a second. */
  readonly perSecond?: number;
  /** The log's bound: what is more leaves at the other end. */
  readonly most?: number;
  /** How long an answer takes, ms. */
  readonly answerMs?: number;
}

/** What the page asked an endless feed for so far. */
export interface FeedRecord {
  /** How often rows were asked for, and how many of the questions were answered. */
  asked: number;
  answered: number;
  /** Adds rows at once. */
  grow(rows: number): void;
}

interface Told {
  readonly type: string;
  readonly id?: number;
  readonly action?: string;
  readonly filterId?: number;
  readonly from?: number;
  readonly to?: number;
  readonly rows?: number;
}

/**
 * Runs in the page: stands in for VS Code and for the host, with as many rows as one likes, each made up
 * when it is asked for. It ticks as the host does, every 33 ms, and answers the newest question only.
 */
export function endlessFeed({ rows, perSecond = 0, most = Infinity, answerMs = 33 }: FeedOptions): void {
  const scope = globalThis as unknown as Record<string, unknown> & EventTarget;
  const start = performance.now();
  const record: FeedRecord = { asked: 0, answered: 0, grow: (more) => (extra += more) };
  let extra = 0;
  let filterId = 0;
  let tail = 0;
  let sent = 0;
  let wanted: { from: number; to: number } | undefined;
  let last = -1;
  const say = (data: object): void => {
    scope.dispatchEvent(new MessageEvent('message', { data, origin: scope.origin as string }));
  };
  const total = (): number => rows + extra + Math.floor(((performance.now() - start) * perSecond) / 1000);
  const types = ['ChannelVarset', 'Dial', 'StasisStart', 'ChannelDialplan', 'BridgeCreated'];
  const batch = (from: number, to: number): { from: number; data: ArrayBuffer } => {
    const made = Array.from({ length: Math.max(0, to - from) }, (_, index) => ({
      seq: from + index,
      time: 1_795_000_000_000 + (from + index) * 7,
      connectionId: 's',
      kind: 'event',
      type: types[(from + index) % types.length],
      resource: `PJSIP/${from + index}`,
      summary: `row ${from + index}`,
    }));
    return { from, data: new TextEncoder().encode(JSON.stringify(made)).buffer };
  };
  const tick = (): void => {
    const end = total();
    const first = Math.max(0, end - most);
    const batches = [];
    if (wanted) {
      batches.push(batch(Math.max(first, wanted.from), Math.min(end, wanted.to)));
      record.answered += 1;
    }
    wanted = undefined;
    if (tail > 0 && end > sent) batches.push(batch(Math.max(first, end - tail, sent), end));
    sent = end;
    if (end === last && batches.length === 0) return;
    last = end;
    const counts = { total: end - first, shown: end - first, dropped: first, shownDropped: first };
    say({
      type: 'counts',
      filterId,
      ...counts,
      scanning: false,
      progress: 1,
      startedAt: 1_795_000_000_000,
      types: {},
      rows: batches,
    });
  };
  setInterval(tick, answerMs);
  const source = { kind: 'live' };
  const view = { id: 's', name: 'lab', readOnly: false, state: { status: 'live', since: 0 }, revision: 1 };
  const rest = { resources: [], application: 'app', eventFilter: [], serverFilterable: true };
  const take = (message: Told): void => {
    if (message.type === 'ready') say({ type: 'snapshot', source, connections: [{ ...view, ...rest }] });
    else if (message.type === 'filter') {
      filterId = message.filterId ?? 0;
      tail = 0;
      last = -1;
    } else if (message.type === 'tail') {
      tail = message.rows ?? 0;
      sent = 0;
      last = -1;
    } else if (message.type === 'rows') {
      record.asked += 1;
      wanted = { from: message.from ?? 0, to: message.to ?? 0 };
    } else if (message.type === 'request') {
      const json = '{"type":"Dial","peer":{"id":"c1","name":"PJSIP/1"}}';
      say({ type: 'reply', id: message.id, ok: true, value: { text: json, json } });
    }
  };
  scope.feed = record;
  scope.acquireVsCodeApi = () => ({
    postMessage: (message: Told) => setTimeout(() => take(message), 0),
    getState: () => undefined,
    setState: () => undefined,
  });
}
