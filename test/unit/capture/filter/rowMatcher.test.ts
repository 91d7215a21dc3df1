import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { callerValues, channelValues } from '../../../../src/capture/filter/carriedTest';
import { parseEvent } from '../../../../src/capture/parseEvent';
import { globTest } from '../../../../src/shared/filter/glob';
import { printTerm } from '../../../../src/shared/filter/printFilter';
import { unescaped } from '../../../../src/capture/filter/unescaped';
import type { LogEntry } from '../../../../src/capture/logEntry';
import type { EventRow, RowFilter } from '../../../../src/shared/eventRow';
import { mixedLog } from './mixedLog';

const log = mixedLog();
await log.settle();
const entries: readonly LogEntry[] = [...log.entries()];
const rows: readonly EventRow[] = entries.flatMap(({ seq }) => log.row(seq) ?? []);
const ALL: RowFilter = { text: '', types: [], hiddenTypes: [] };
const names = (id: string): string => (id === 's' ? 'lab' : 'live site');

function found(filter: Partial<RowFilter>): number[] {
  const view = log.openView({ ...ALL, ...filter }, names);
  while (!view.advance(1000));
  return view.rows(0, Infinity).map(({ seq }) => seq);
}

function show({ type, resource, summary }: EventRow): string {
  return `${type}\n${resource}\n${summary}`;
}

/** What a row can be found by, worked out the slow way. */
const haystacks = entries.map((entry, index) => {
  const shown = rows[index] ? show(rows[index]) : '';
  const raw = 'raw' in entry ? entry.raw.toString('utf8') : '';
  return `${shown}\n${raw}\n${unescaped(raw)}`;
});

const lower = haystacks.map((text) => text.toLowerCase());

function kinds(seqs: readonly number[]): string[] {
  return [...new Set(seqs.map((seq) => rows[seq]?.kind ?? ''))].sort();
}

function types(seqs: readonly number[]): string[] {
  return [...new Set(seqs.map((seq) => rows[seq]?.type ?? ''))].sort();
}

describe('rowMatcher', () => {
  it('finds any piece of what a row shows or a frame holds, and finds it everywhere', () => {
    const piece = fc
      .tuple(fc.nat({ max: haystacks.length - 1 }), fc.nat(), fc.integer({ min: 1, max: 14 }), fc.boolean())
      .map(([index, at, length, upper]) => {
        const text = haystacks[index] ?? '';
        const from = at % Math.max(1, text.length);
        const cut = text.slice(from, from + length);
        return upper ? cut.toUpperCase() : cut;
      })
      // A text is looked for without the white space around it only when it was not in quotes.
      .filter((text) => text.trim() !== '' && !text.includes('\n'));
    fc.assert(
      fc.property(piece, (text) => {
        const quoted = `"${text.replace(/["\\]/g, '\\$&')}"`;
        const needle = text.toLowerCase();
        const hits = new Set(found({ text: quoted }));
        const wrong = entries.find(({ seq }, index) => hits.has(seq) !== lower[index]?.includes(needle));
        assert.equal(wrong?.seq, undefined, `${JSON.stringify(text)} in ${haystacks[wrong?.seq ?? 0] ?? ''}`);
      }),
      { numRuns: 150 },
    );
  });

  it('finds what an expression matches in a frame or a cell', () => {
    for (const source of [
      'stasis(start|end)',
      '^dial$',
      'chan.*set',
      '\\d+@\\w+',
      'ü',
      '[äö]',
      'entered',
      '"id":"odd-1"',
      'caf.\\b',
      'lost$',
      'b"ar',
      'nowhere at all',
    ]) {
      const expression = new RegExp(source, 'im');
      const expected = entries.flatMap(({ seq }, index) =>
        expression.test(haystacks[index] ?? '') ? [seq] : [],
      );
      assert.deepEqual(found({ text: `/${source}/` }), expected, source);
    }
  });

  it('turns every kind of term round with a minus', () => {
    for (const term of [
      'type:Dial',
      'app:other',
      'server:lab',
      'status:>=400',
      'kind:gap',
      'method:post',
      'dial',
      '/dial|ring/',
    ]) {
      const lost = term.startsWith('app:')
        ? rows.filter(({ kind }) => kind === 'gap' || kind === 'snapshot').length
        : 0;
      assert.equal(
        found({ text: term }).length + found({ text: `-${term}` }).length,
        rows.length + lost,
        term,
      );
      assert.ok(found({ text: term }).length > 0 && found({ text: `-${term}` }).length > 0, term);
    }
  });

  it('asks for type, kind, server, method and status', () => {
    assert.deepEqual(types(found({ text: 'type:stasis*,dial' })), ['Dial', 'StasisEnd', 'StasisStart']);
    assert.deepEqual(types(found({ text: 'type:"REST*" -type:*response' })), ['REST']);
    assert.deepEqual(kinds(found({ text: 'kind:gap,call' })), ['call', 'gap']);
    assert.deepEqual(kinds(found({ text: 'kind:un*,malformed' })), ['malformed', 'unknown']);
    assert.ok(found({ text: 'server:LAB' }).every((seq) => rows[seq]?.connectionId === 's'));
    assert.ok(found({ text: 'server:"live*"' }).every((seq) => rows[seq]?.connectionId === 't'));
    const statuses = (text: string): (number | undefined)[] => [
      ...new Set(found({ text }).map((seq) => rows[seq]?.status)),
    ];
    assert.deepEqual(statuses('status:>=400'), [422]);
    assert.deepEqual(statuses('status:2xx,404'), [201]);
    assert.deepEqual(statuses('status:none'), [undefined]);
    assert.deepEqual(kinds(found({ text: 'status:none' })), ['call']);
    assert.deepEqual(kinds(found({ text: 'method:G*' })), ['call']);
    assert.deepEqual(found({ text: 'method:G*' }), found({ text: 'status:none' }));
  });

  it('asks for any channel touched, by id or name, not fooled by a user event; what was lost stays', () => {
    const byId = found({ text: 'channel:odd-1' });
    assert.deepEqual(types(byId), ['ChannelVarset', 'Dial', 'Events lost', 'REST', 'Snapshot']);
    assert.deepEqual(types(found({ text: 'channel:"PJSIP/Ä-*"' })), [
      'ChannelVarset',
      'Events lost',
      'Snapshot',
    ]);
    assert.deepEqual(types(found({ text: 'channel:pjsip/bob-1' })), ['Dial', 'Events lost', 'Snapshot']);
    const without = found({ text: '-channel:*' });
    assert.ok(types(without).includes('Events lost') && !types(without).includes('Dial'));
    assert.ok(types(without).includes('BridgeCreated'));
    assert.equal(new Set([...byId, ...found({ text: '-channel:odd-1' })]).size, rows.length);
  });

  it('finds the channels and callers that parsing every event finds', () => {
    const events = entries.map((entry) =>
      'raw' in entry && entry.kind !== 'malformed' ? parseEvent(entry.raw) : undefined,
    );
    const named = events.flatMap((event) => (event ? channelValues.ofEvent(event) : []));
    const called = events.flatMap((event) => (event ? callerValues.ofEvent(event) : []));
    const cases = [
      ['channel', channelValues, [...new Set(named)]],
      ['caller', callerValues, [...new Set(called)]],
    ] as const;
    for (const [field, values, all] of cases) {
      for (const value of all.filter((one) => one !== '')) {
        const globs = [[value], [value.slice(0, 4), ''], ['', value.slice(2, 5), '']].filter(
          (glob) => glob.join('') !== '',
        );
        for (const glob of globs) {
          const matches = globTest(glob);
          const expected = entries.flatMap(({ seq }, index) => {
            const event = events[index];
            return event && values.ofEvent(event).some((one) => one !== '' && matches(one)) ? [seq] : [];
          });
          const text = printTerm({ kind: 'field', negated: false, field, values: [glob] });
          assert.equal(found({ text: `${text} -kind:gap,snapshot,call` }).join(), expected.join(), text);
        }
      }
    }
  });

  it('asks for bridges, callers and applications', () => {
    assert.deepEqual(types(found({ text: 'bridge:b1 -kind:gap,snapshot' })), ['BridgeCreated', 'REST']);
    assert.deepEqual(
      found({ text: 'bridge:CONF kind:event' }),
      found({ text: 'type:BridgeCreated bridge:b1' }),
    );
    assert.deepEqual(types(found({ text: 'caller:"çağ äöü" kind:event' })), ['ChannelCallerId']);
    assert.deepEqual(types(found({ text: 'caller:"\\*97" kind:event' })), ['ChannelCallerId']);
    assert.deepEqual(kinds(found({ text: 'app:other' })), ['call', 'event', 'gap', 'snapshot']);
    assert.deepEqual(types(found({ text: 'app:other -kind:gap,snapshot' })), ['BridgeCreated', 'REST']);
  });

  it('has all terms hold, and the types, the hidden types, the connection and the resource as well', () => {
    const both = found({ text: 'channel:odd-1 type:Dial', connectionId: 's' });
    assert.ok(both.length > 0);
    assert.ok(both.every((seq) => rows[seq]?.type === 'Dial' && rows[seq].connectionId === 's'));
    assert.deepEqual(types(found({ types: ['Dial', 'Snapshot'] })), ['Dial', 'Snapshot']);
    assert.ok(!types(found({ hiddenTypes: ['Dial'] })).includes('Dial'));
    assert.deepEqual(types(found({ resourceId: 'b1' })), [
      'BridgeCreated',
      'Events lost',
      'REST',
      'Snapshot',
    ]);
  });

  it('leaves out what is wrong with a filter, not the rest', () => {
    assert.deepEqual(found({ text: 'type:Dial caller:"Bo' }), found({ text: 'type:Dial' }));
    assert.equal(found({ text: 'status:' }).length, rows.length);
  });

  it('looks at new rows as they come, and at no row twice', () => {
    const growing = mixedLog();
    const view = growing.openView({ ...ALL, text: 'lost -kind:event' }, names);
    while (!view.advance(0));
    const before = view.shown;
    growing.appendGap('s', 1, 2, 'again');
    assert.equal(view.caughtUp, false);
    while (!view.advance(0));
    assert.equal(view.shown, before + 1);
  });
});
