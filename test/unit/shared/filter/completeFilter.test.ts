import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { completeFilter, type FilterKnowledge } from '../../../../src/shared/filter/completeFilter';
import { parseFilter } from '../../../../src/shared/filter/parseFilter';

const known: FilterKnowledge = {
  types: ['ChannelVarset', 'Dial', 'StasisStart', 'Events lost'],
  applications: ['myapp', 'my app'],
  channels: ['PJSIP/alice-1', 'Local/5@x-1;2'],
  bridges: ['conf'],
  callers: ['Bob "B" Smith', '500', '*97'],
  servers: ['lab'],
};

/** The filter with `|` at the caret, completed by each proposal. */
function completed(text: string): string[] {
  const caret = text.indexOf('|');
  const filter = text.replace('|', '');
  const { from, to, proposals } = completeFilter(filter, caret, known);
  return proposals.map(({ insert }) => filter.slice(0, from) + insert + filter.slice(to));
}

describe('completeFilter', () => {
  it('offers fields, and types that a word is in', () => {
    assert.equal(completed('|').length, 9);
    assert.deepEqual(completed('c|'), ['channel:', 'caller:']);
    assert.deepEqual(completed('x -ty|'), ['x -type:']);
    assert.deepEqual(completed('start|'), ['type:StasisStart ']);
    assert.deepEqual(completed('-lost|'), ['-type:"Events lost" ']);
    assert.deepEqual(completed('"a |'), []);
  });

  it('offers the values of a field, those that begin so first', () => {
    assert.deepEqual(completed('type:|'), [
      'type:ChannelVarset ',
      'type:Dial ',
      'type:StasisStart ',
      'type:"Events lost" ',
    ]);
    assert.deepEqual(completed('type:s| foo'), [
      'type:StasisStart  foo',
      'type:ChannelVarset  foo',
      'type:"Events lost"  foo',
    ]);
    assert.deepEqual(completed('type:Dial,st|'), ['type:Dial,StasisStart ', 'type:Dial,"Events lost" ']);
    assert.deepEqual(completed('caller:"Bob|'), ['caller:"Bob \\"B\\" Smith" ']);
    assert.deepEqual(completed('caller:*9|'), ['caller:"\\*97" ']);
    assert.deepEqual(completed('status:>|'), ['status:>=400 ']);
    assert.deepEqual(completed('kind:un|'), ['kind:unknown ']);
    assert.deepEqual(completed('app:my |type:x').length, 9);
  });

  it('offers only what is right, wherever the caret is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'foo ', '-', 'type:Dial '),
        fc.constantFrom('type', 'app', 'channel', 'bridge', 'caller', 'server', 'status', 'method', 'kind'),
        fc.string({ maxLength: 3 }),
        (before, field, typed) => {
          const start = `${before}${field}:`;
          const text = start + typed;
          const { from, to, proposals } = completeFilter(text, text.length, known);
          assert.ok(from >= 0 && from <= to && to <= text.length);
          if (from !== start.length) return;
          for (const { insert } of proposals)
            assert.deepEqual(parseFilter(start + insert).errors, [], insert);
        },
      ),
    );
  });
});
