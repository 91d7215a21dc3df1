import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFrame } from '../../../src/ari/eventFrame';
import { EventLog } from '../../../src/capture/eventLog';
import type { LogEntry } from '../../../src/capture/logEntry';
import type { LogView } from '../../../src/capture/logView';
import type { RowFilter } from '../../../src/shared/eventRow';

/** What a row was, as the test remembers it. */
interface Remembered {
  readonly type: string;
  readonly connectionId: string;
  readonly channel: string;
  /** The row's bytes or its parts, to compare. */
  readonly content: unknown;
}

type Step =
  | {
      readonly do: 'frame';
      readonly type: string;
      readonly channel: string;
      readonly server: string;
      readonly size: number;
    }
  | { readonly do: 'gap' | 'snapshot' | 'call' | 'clear' | 'settle' | 'look' }
  | { readonly do: 'limit'; readonly rows: number; readonly bytes: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 20,
      arbitrary: fc.record({
        do: fc.constant('frame' as const),
        type: fc.constantFrom('Dial', 'ChannelVarset', 'StasisEnd'),
        channel: fc.constantFrom('a', 'b', 'c"d', 'ü'),
        server: fc.constantFrom('s', 't'),
        size: fc.oneof({ weight: 9, arbitrary: fc.nat(60) }, fc.nat(2000)),
      }),
    },
    { weight: 3, arbitrary: fc.constantFrom({ do: 'gap' }, { do: 'snapshot' }, { do: 'call' } as const) },
    { weight: 4, arbitrary: fc.constantFrom({ do: 'look' }, { do: 'settle' } as const) },
    fc.constant({ do: 'clear' } as const),
    fc.record({
      do: fc.constant('limit' as const),
      rows: fc.integer({ min: 1, max: 60 }),
      bytes: fc.integer({ min: 0, max: 20_000 }),
    }),
  ),
  { maxLength: 120 },
);

const NONE: RowFilter = { text: '', types: [], hiddenTypes: [] };
const FILTERS: readonly RowFilter[] = [
  NONE,
  { ...NONE, types: ['Dial', 'REST'] },
  { ...NONE, hiddenTypes: ['ChannelVarset'], connectionId: 's' },
  { ...NONE, resourceId: 'c"d' },
];

function passes(row: Remembered, filter: RowFilter): boolean {
  const always = row.type === 'Events lost' || row.type === 'Snapshot';
  return (
    (filter.types.length === 0 || filter.types.includes(row.type)) &&
    !filter.hiddenTypes.includes(row.type) &&
    (filter.connectionId === undefined || filter.connectionId === row.connectionId) &&
    (filter.resourceId === undefined || always || filter.resourceId === row.channel)
  );
}

function contentOf(entry: LogEntry): unknown {
  switch (entry.kind) {
    case 'gap':
      return [entry.from, entry.to, entry.reason];
    case 'snapshot':
      return entry.lines;
    case 'call':
      return entry.call;
    default:
      return entry.raw.toString('utf8');
  }
}

/** A log beside a plain list that holds the same, views of it, and the position of every row in each. */
class Compared {
  readonly log: EventLog;
  readonly #rows: Remembered[] = [];
  readonly #views: readonly { filter: RowFilter; view: LogView; positions: Map<number, number> }[];

  constructor(chunkBytes: number, rowsPerSegment: number) {
    this.log = new EventLog({ maxRows: 1000, maxBytes: 1e9 }, { chunkBytes, rowsPerSegment, hotChunks: 1 });
    this.#views = FILTERS.map((filter) => ({
      filter,
      view: this.log.openView(filter),
      positions: new Map(),
    }));
  }

  async take(step: Step): Promise<void> {
    const { log } = this;
    const time = this.#rows.length;
    switch (step.do) {
      case 'frame': {
        const { type, channel, server, size } = step;
        const text = JSON.stringify({ type, channel: { id: channel }, fill: 'x'.repeat(size) });
        log.append(server, readFrame(text), time);
        this.#rows.push({ type, connectionId: server, channel, content: text });
        break;
      }
      case 'gap':
        log.appendGap('s', time, time + 1, 'lost');
        this.#rows.push({
          type: 'Events lost',
          connectionId: 's',
          channel: '',
          content: [time, time + 1, 'lost'],
        });
        break;
      case 'snapshot':
        log.appendSnapshot('s', time, ['one', 'two']);
        this.#rows.push({ type: 'Snapshot', connectionId: 's', channel: '', content: ['one', 'two'] });
        break;
      case 'call': {
        const path = `/channels/${encodeURIComponent('c"d')}/answer`;
        const call = { operation: 'channels.answer', method: 'POST', path, status: 204, durationMs: 3 };
        log.appendCall('t', time, { ...call, error: undefined, background: false });
        this.#rows.push({
          type: 'REST',
          connectionId: 't',
          channel: 'c"d',
          content: { ...call, background: false },
        });
        break;
      }
      case 'limit':
        log.setLimits({ maxRows: step.rows, maxBytes: step.bytes });
        break;
      case 'clear':
        log.clear();
        break;
      case 'settle':
        await log.settle();
        break;
      case 'look':
        for (const { view } of this.#views) view.advance(Infinity);
        break;
    }
  }

  check(): void {
    const { log } = this;
    const start = this.#rows.length - log.total;
    const entries = [...log.entries()];
    assert.deepEqual(
      entries.map((entry) => [entry.seq, entry.type, entry.connectionId, contentOf(entry)]),
      this.#rows
        .slice(start)
        .map(({ type, connectionId, content }, index) => [start + index, type, connectionId, content]),
    );
    for (const { filter, view, positions } of this.#views) {
      view.advance(Infinity);
      const wanted = entries.map(({ seq }) => seq).filter((seq) => passes(this.#rows[seq]!, filter));
      const first = view.shownDropped;
      assert.deepEqual(
        view.rows(0, Infinity).map(({ seq }) => seq),
        wanted,
      );
      assert.equal(view.shown, wanted.length);
      wanted.forEach((seq, index) => {
        assert.equal(view.seqAt(first + index), seq);
        assert.equal(view.positionOf(seq), first + index);
        assert.equal(positions.get(seq) ?? first + index, first + index, 'a row keeps its position');
        positions.set(seq, first + index);
      });
      assert.equal(view.positionOf((wanted.at(-1) ?? 0) + 1), undefined);
    }
  }
}

test('a log holds and shows what a plain list would, whatever comes, leaves and is deflated', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.integer({ min: 100, max: 3000 }),
      fc.integer({ min: 1, max: 40 }),
      async (script, chunkBytes, rowsPerSegment) => {
        const compared = new Compared(chunkBytes, rowsPerSegment);
        for (const step of script) {
          const before = compared.log.dropped;
          await compared.take(step);
          assert.ok(compared.log.dropped >= before || step.do === 'clear');
          if (step.do === 'settle' || step.do === 'limit') compared.check();
        }
        compared.check();
      },
    ),
    { numRuns: 200 },
  );
});
