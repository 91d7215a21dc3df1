import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  endpointProblem,
  parseDialplanTarget,
  parseVariables,
  timeoutProblem,
} from '../../../src/actions/originate/originateInput';

test('dialplan locations', () => {
  const here = { extension: '500', context: 'from-trunk', priority: 1 };
  assert.deepEqual(parseDialplanTarget(' 500@from-trunk '), here);
  assert.deepEqual(parseDialplanTarget('500@from-trunk,3'), { ...here, priority: 3 });
  assert.deepEqual(parseDialplanTarget('_X.@a_b-c'), { extension: '_X.', context: 'a_b-c', priority: 1 });
  for (const text of [
    '',
    '500',
    '@x',
    '500@',
    '500@x,0',
    '500@x,abc',
    '500@x,-1',
    '5 0@x',
    'a@b@c',
    '1@x,1,2',
  ]) {
    assert.equal(parseDialplanTarget(text), undefined, text);
  }
});

test('endpoints', () => {
  for (const text of ['PJSIP/alice', 'Local/500@from-trunk/n', ' PJSIP/trunk/sip:x@127.0.0.1:5060 ']) {
    assert.equal(endpointProblem(text), undefined, text);
  }
  for (const text of ['', 'alice', 'PJSIP/', '/alice', 'PJSIP/a b']) {
    assert.match(endpointProblem(text) ?? '', /technology\/resource/, text);
  }
});

test('time-outs: Asterisk would take abc', () => {
  for (const text of ['1', '30', ' 99999 ']) assert.equal(timeoutProblem(text), undefined, text);
  for (const text of ['', '0', '-1', '1.5', 'abc', '100000', '1e3', '٣']) {
    assert.match(timeoutProblem(text) ?? '', /seconds/, text);
  }
});

test('variables', () => {
  assert.deepEqual(parseVariables(''), { ok: true, variables: {} });
  assert.deepEqual(parseVariables(' A=1; __B = x=y ; ;C='), {
    ok: true,
    variables: { A: '1', __B: 'x=y', C: '' },
  });
  assert.deepEqual(parseVariables('CALLERID(name)=Ü "x"'), {
    ok: true,
    variables: { 'CALLERID(name)': 'Ü "x"' },
  });
  for (const text of ['A', '=1', 'A B=1', 'A=1; B']) {
    const parsed = parseVariables(text);
    assert.equal(parsed.ok, false);
    assert.match(parsed.reason, /NAME=value/);
  }
});

test('what was written is what is read', () => {
  const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]*$/);
  const value = fc.string().map((text) => text.trim());
  fc.assert(
    fc.property(fc.dictionary(name, value), (variables) => {
      const text = Object.entries(variables)
        .map(([key, text]) => `${key}=${text.replaceAll(';', ';;')}`)
        .join('; ');
      const parsed = parseVariables(text);
      assert.ok(parsed.ok);
      assert.deepEqual(Object.entries(parsed.variables), Object.entries(variables));
    }),
  );
});

test('a semicolon in a value is written twice', () => {
  assert.deepEqual(parseVariables('A=x;;y;; ; B=2'), { ok: true, variables: { A: 'x;y;', B: '2' } });
});
