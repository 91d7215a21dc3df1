import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { anyGlobTest, globTest } from '../../../../src/shared/filter/glob';
import { statusRange } from '../../../../src/shared/filter/statusRange';

it('matches the whole text, letter case aside', () => {
  assert.equal(globTest(['Dial'])('dial'), true);
  assert.equal(globTest(['Dial'])('Dialer'), false);
  assert.equal(globTest(['', ''])(''), true);
  assert.equal(globTest(['a', 'a'])('a'), false);
  assert.equal(globTest(['', 'É', ''])('caféx'), true);
  assert.equal(anyGlobTest([['a'], ['b', '']])('bc'), true);
});

it('is what an expression with .* for every star would be', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'A'), { maxLength: 8 }).map((all) => all.join(''));
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), letters, (glob, text) => {
      assert.equal(globTest(glob)(text), new RegExp(`^${glob.join('.*')}$`, 'i').test(text));
    }),
  );
});

it('reads statuses', () => {
  assert.deepEqual(statusRange('404'), { from: 404, to: 404 });
  assert.deepEqual(statusRange('=404'), { from: 404, to: 404 });
  assert.deepEqual(statusRange('4xx'), { from: 400, to: 499 });
  assert.deepEqual(statusRange('>=400'), { from: 400, to: 999 });
  assert.deepEqual(statusRange('>400'), { from: 401, to: 999 });
  assert.deepEqual(statusRange('<300'), { from: 1, to: 299 });
  assert.deepEqual(statusRange('<=300'), { from: 1, to: 300 });
  assert.deepEqual(statusRange('none'), { from: 0, to: 0 });
  for (const wrong of ['', '4', '600', '40x', '>4xx', '4000', 'abc', '-404'])
    assert.equal(statusRange(wrong), undefined);
});
