import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FILTER_FIELDS, type FilterTerm } from '../../../../src/shared/filter/filterTerm';
import { filterParts, parseFilter } from '../../../../src/shared/filter/parseFilter';
import { printTerm } from '../../../../src/shared/filter/printFilter';

function term(text: string): FilterTerm {
  const { terms, errors } = parseFilter(text);
  assert.deepEqual(errors, [], text);
  const [only] = terms;
  assert.ok(only && terms.length === 1, text);
  return only;
}

/** The text that an error marks, and its message. */
function errorOf(text: string): readonly [marked: string, message: string] {
  const { errors } = parseFilter(text);
  const [only] = errors;
  assert.ok(only && errors.length === 1, text);
  return [text.slice(only.from, only.to), only.message];
}

describe('parseFilter', () => {
  it('reads the example of the manual', () => {
    const text =
      'type:Channel* channel:1795* app:myapp caller:"Bob" -type:ChannelVarset status:>=400 /regex/';
    const { terms, errors } = parseFilter(text);
    assert.deepEqual(errors, []);
    assert.deepEqual(terms, [
      { kind: 'field', negated: false, field: 'type', values: [['Channel', '']] },
      { kind: 'field', negated: false, field: 'channel', values: [['1795', '']] },
      { kind: 'field', negated: false, field: 'app', values: [['myapp']] },
      { kind: 'field', negated: false, field: 'caller', values: [['Bob']] },
      { kind: 'field', negated: true, field: 'type', values: [['ChannelVarset']] },
      { kind: 'field', negated: false, field: 'status', values: [['>=400']] },
      { kind: 'regex', negated: false, source: 'regex' },
    ]);
  });

  it('reads nothing from nothing', () => {
    assert.deepEqual(parseFilter(' \t '), { terms: [], errors: [] });
  });

  it('reads lists, quotes and escapes in values', () => {
    const values = (text: string) => {
      const read = term(text);
      return read.kind === 'field' ? read.values : [];
    };
    assert.deepEqual(values('type:Dial,Stasis*,"A b"'), [['Dial'], ['Stasis', ''], ['A b']]);
    assert.deepEqual(values('caller:"a \\"b\\" \\\\ \\* * \\n"'), [['a "b" \\ * ', ' \\n']]);
    assert.deepEqual(values('app:my:app'), [['my:app']]);
    assert.deepEqual(values('channel:a"b'), [['a"b']]);
    assert.deepEqual(values('channel:*'), [['', '']]);
    assert.deepEqual(values('TYPE:dial'), [['dial']]);
    assert.deepEqual(values('status:404,5XX,none,<300'), [['404'], ['5XX'], ['none'], ['<300']]);
  });

  it('reads words and phrases as text', () => {
    const text = (filter: string) => {
      const read = term(filter);
      return read.kind === 'text' ? read.text : undefined;
    };
    for (const word of [
      '1795.3',
      'sound:hello',
      'tone:ring',
      '*97',
      'a"b',
      '-',
      'http://x',
      '/channels',
      '/a/b',
      '//',
      '+49',
      'or',
      '500@from-trunk:1',
      'bad\\path',
    ])
      assert.equal(text(word), word);
    assert.equal(text('"two words"'), 'two words');
    assert.equal(text('"say \\"hi\\" *"'), 'say "hi" *');
    assert.equal(text('"AND"'), 'AND');
    assert.deepEqual(term('-word'), { kind: 'text', negated: true, text: 'word' });
    assert.deepEqual(term('-"two words"'), { kind: 'text', negated: true, text: 'two words' });
    assert.deepEqual(term('-/a b/'), { kind: 'regex', negated: true, source: 'a b' });
    assert.deepEqual(term('/a\\/b/'), { kind: 'regex', negated: false, source: 'a\\/b' });
  });

  it('marks what is wrong, says what to do, and keeps the rest', () => {
    assert.deepEqual(parseFilter('Dial caller:"Bo').terms, [{ kind: 'text', negated: false, text: 'Dial' }]);
    const cases: [text: string, marked: string, message: RegExp][] = [
      ['Dial caller:"Bo', '"Bo', /Close the quote/],
      ['"Bo b', '"Bo b', /Close the quote/],
      ['"Bob"by', '"Bob"by', /space after the closing quote/],
      ['caller:"Bob"by x', '"by'.slice(1), /space after the closing quote/],
      ['type: Dial', 'type:', /after the "type:", such as type:Channel\*/],
      ['caller:""', 'caller:""', /between the quotes/],
      ['type:Dial,', '', /value is missing/],
      ['type:Dial,,x', ',x', /value is missing/],
      ['status:abc', 'status:abc', /number such as 404/],
      ['status:99', 'status:99', /number such as 404/],
      ['kind:evnt', 'kind:evnt', /one of event, unknown/],
      ['chanel:x', 'chanel:x', /do you mean channel:/],
      ['-typ:x', '-typ:x', /do you mean type:/],
      ['application:x', 'application:x', /do you mean app:/],
      ['/a(b/', '(', /Close this group/],
      ['x /a(b', '/a(b', /Close the expression/],
      ['/a(?=b)/', '(?=', /not supported/],
      ['a OR b', 'OR', /There is no OR/],
      ['a AND b', 'AND', /must all hold/],
      ['""', '""', /between the quotes/],
    ];
    for (const [text, marked, message] of cases) {
      const [found, said] = errorOf(text);
      assert.equal(found, marked, text);
      assert.match(said, message, text);
    }
  });

  it('never throws and loses nothing but white space, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            '/',
            '\\',
            ' ',
            ',',
            '*',
            '-',
            ':',
            'type:',
            'status:',
            'a',
            '(',
            '[',
            '{',
            '>=4',
            '\u00a0',
            '\ud800',
          ),
          { maxLength: 14 },
        )
        .map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        let rest = text;
        for (const { from, to, read } of filterParts(text).reverse()) {
          assert.ok(from < to && to <= text.length);
          if ('error' in read)
            assert.ok(
              read.error.from >= from && read.error.from <= read.error.to && read.error.to <= to,
              JSON.stringify(read),
            );
          rest = rest.slice(0, from) + rest.slice(to);
        }
        assert.equal(rest.trim(), '');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('printTerm', () => {
  const piece = fc.oneof(
    fc.constantFrom('a', '*', '"', '\\', ',', ' ', '\\*', ':', '-', '/x/', 'AND', 'type:'),
    fc.string({ maxLength: 5 }),
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
  const glob = fc.oneof(
    text.filter((one) => one !== '').map((one) => [one]),
    fc.array(fc.oneof(fc.constant(''), text), { minLength: 2, maxLength: 4 }),
  );
  const anyTerm: fc.Arbitrary<FilterTerm> = fc.oneof(
    fc.record({
      kind: fc.constant('field' as const),
      negated: fc.boolean(),
      field: fc.constantFrom(...FILTER_FIELDS).filter((field) => field !== 'status' && field !== 'kind'),
      values: fc.array(glob, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('field' as const),
      negated: fc.boolean(),
      field: fc.constant('status' as const),
      values: fc.array(fc.constantFrom(['404'], ['>=400'], ['4xx'], ['none']), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    fc.record({
      kind: fc.constant('text' as const),
      negated: fc.boolean(),
      text: text.filter((one) => one !== ''),
    }),
    fc.record({
      kind: fc.constant('regex' as const),
      negated: fc.boolean(),
      source: fc.constantFrom('a', 'a b', '\\/', '^"x"$', '[ab]+', '\\\\'),
    }),
  );

  it('writes what parseFilter reads back', () => {
    fc.assert(
      fc.property(fc.array(anyTerm, { maxLength: 4 }), (drawn) => {
        const terms = drawn.map((term) => ({ ...term }));
        const printed = terms.map(printTerm).join(' ');
        assert.deepEqual(parseFilter(printed), { terms, errors: [] }, printed);
      }),
      { numRuns: 2000 },
    );
  });
});
