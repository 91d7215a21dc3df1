import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applicationNameProblem, dialplanLines, slugOf } from '../../../src/newApplication/applicationName';
import { parseDialplan } from '../../../src/simulator/exchange/dialplan/parseDialplan';

test('a name that Asterisk would change or refuse is told of', () => {
  for (const name of [
    '',
    ' hello',
    'hello ',
    'a,b',
    'a"b',
    'a\\b',
    'a\nb',
    'a\u0000b',
    '\ud800',
    'x'.repeat(151),
  ])
    assert.ok(applicationNameProblem(name), JSON.stringify(name));
  for (const name of ['hello-world', 'mein Büro', "it's <app> $(x) ${y}", '呼叫', '😀', 'x'.repeat(150)])
    assert.equal(applicationNameProblem(name), undefined, name);
});

test('a slug is a folder and a package anywhere', () => {
  assert.equal(slugOf('Hello World'), 'hello-world');
  assert.equal(slugOf('Büro  & Café/2'), 'buro-cafe-2');
  assert.equal(slugOf('../..'), 'ari-application');
  assert.equal(slugOf('呼叫'), 'ari-application');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      assert.match(slugOf(name), /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.ok(slugOf(name).length <= 60);
    }),
  );
});

test('dialplan lines hold exactly the name, or there are none', () => {
  assert.equal(dialplanLines('hello-world'), 'exten => 1000,1,Stasis(hello-world)\n same => n,Hangup()');
  for (const name of ['a;b', 'a)b', '${EXTEN}', 'a|b', 'a[1]'])
    assert.equal(dialplanLines(name), undefined, name);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      fc.pre(applicationNameProblem(name) === undefined);
      const lines = dialplanLines(name);
      fc.pre(lines !== undefined);
      const step = parseDialplan(`[callers]\n${lines}\n`).step('callers', '1000', 1);
      assert.deepEqual([step?.app, step?.data], ['Stasis', name]);
    }),
  );
});
