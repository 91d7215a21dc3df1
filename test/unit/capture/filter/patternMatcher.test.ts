import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { types } from 'node:util';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { PatternMatcher } from '../../../../src/capture/filter/patternMatcher';
import { PatternError } from '../../../../src/shared/pattern/patternNode';

const set = fc.constantFrom(
  'a',
  'b',
  'B',
  ' ',
  '1',
  '.',
  '\\d',
  '\\w',
  '\\W',
  '\\s',
  '[ab]',
  '[^b]',
  '[a-c1]',
  'é',
  '\\.',
  '\\x61',
);
const place = fc.constantFrom('^', '$', '\\b', '\\B');
const count = fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '{0}');

const { pattern } = fc.letrec<{ pattern: string; item: string }>((tie) => ({
  item: fc.oneof(
    { weight: 5, arbitrary: set },
    { weight: 1, arbitrary: place },
    { weight: 3, arbitrary: fc.tuple(set, count).map(([one, many]) => one + many) },
    { weight: 2, arbitrary: fc.tuple(tie('pattern'), count).map(([group, many]) => `(${group})${many}`) },
  ),
  pattern: fc
    .array(
      fc.array(tie('item'), { maxLength: 4 }).map((items) => items.join('')),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((choices) => choices.join('|')),
}));

const text = fc
  .array(fc.constantFrom('a', 'b', 'A', 'c', '1', ' ', '\n', '.', 'é', 'É', '_'), { maxLength: 14 })
  .map((letters) => letters.join(''));

/** Undefined for a pattern that is too large: now and then one that is made at random is. Any other refusal is thrown. */
function matcherUnlessTooLarge(source: string): PatternMatcher | undefined {
  try {
    return new PatternMatcher(source);
  } catch (error) {
    if (error instanceof PatternError && /repeats too much|At most 500/.test(error.message)) return undefined;
    throw error;
  }
}

/** What JavaScript's own expression finds; undefined when it backtracks for longer than 500 ms, as it would for hours. */
function javaScriptFinds(source: string, texts: readonly string[]): boolean[] | undefined {
  try {
    return runInNewContext(
      'texts.map((one) => new RegExp(source, "im").test(one))',
      { source, texts },
      { timeout: 500 },
    ) as boolean[];
  } catch (error) {
    if (types.isNativeError(error) && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      return undefined;
    }
    throw error;
  }
}

describe('PatternMatcher', () => {
  it('finds what a regular expression finds', () => {
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 5 }), (source, texts) => {
        const matcher = matcherUnlessTooLarge(source);
        const found = javaScriptFinds(source, texts);
        fc.pre(matcher !== undefined && found !== undefined);
        for (const [at, one] of texts.entries()) {
          assert.equal(matcher.test(one), found[at], JSON.stringify(one));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('looks at a part of a text as if it were alone', () => {
    const matcher = new PatternMatcher('^b+$');
    assert.equal(matcher.test('abba', 1, 3), true);
    assert.equal(matcher.test('abba', 0, 3), false);
  });

  it('takes no longer for expressions that make others backtrack', () => {
    const hostile = `${'a'.repeat(20_000)}!`;
    for (const source of ['(a+)+$', '(a|a)*b', '(.*)x(.*)y(.*)z', '(a{1,20}){1,20}b']) {
      assert.equal(new PatternMatcher(source).test(hostile), false, source);
    }
  });

  it('stays right when it has to forget its states', () => {
    const matcher = new PatternMatcher('a.{12}b');
    const letters = Array.from({ length: 4000 }, (_, index) =>
      'ab'.charAt((Math.imul(index, index + 7) % 3) % 2),
    );
    const long = letters.join('');
    assert.equal(matcher.test(long), /a.{12}b/.test(long));
    assert.equal(matcher.test(`${'b'.repeat(500)}a${'c'.repeat(12)}b`), true);
    assert.equal(matcher.test(long.replaceAll('b', 'c')), false);
  });

  it('says what is wrong with an expression, and where', () => {
    const cases: [source: string, from: number, message: RegExp][] = [
      ['a(b', 1, /Close this group/],
      ['ab)', 2, /Nothing opened/],
      ['[ab', 0, /Close this list/],
      ['*a', 0, /Nothing stands before/],
      ['(?=a)', 0, /not supported/],
      ['(?<n>a)', 0, /not supported/],
      ['(a)\\1', 3, /not supported/],
      ['a**', 2, /repeats a repetition/],
      ['[z-a]', 1, /runs backwards/],
      ['a{3,2}', 1, /larger/],
      ['((a{50}){50}){50}', 0, /repeats too much/],
      ['^*', 0, /place cannot be repeated/],
      ['a'.repeat(501), 0, /At most 500/],
      ['a\\', 1, /not supported/],
    ];
    for (const [source, from, message] of cases) {
      assert.throws(
        () => new PatternMatcher(source),
        (error) => error instanceof PatternError && error.from === from && message.test(error.message),
        source,
      );
    }
  });
});
