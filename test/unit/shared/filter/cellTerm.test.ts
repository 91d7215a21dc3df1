import assert from 'node:assert/strict';
import { it } from 'node:test';
import { cellTerm, withTerm } from '../../../../src/shared/filter/cellTerm';

it('asks for exactly what a cell shows', () => {
  assert.equal(cellTerm('type', 'Dial'), 'type:Dial');
  assert.equal(cellTerm('type', 'Dial', true), '-type:Dial');
  assert.equal(cellTerm('channel', 'Local/5 0@x-1;2'), 'channel:"Local/5 0@x-1;2"');
  assert.equal(cellTerm('caller', '*97'), 'caller:"\\*97"');
  assert.equal(cellTerm('text', 'Up · Bob <500>'), '"Up · Bob <500>"');
  assert.equal(cellTerm('text', '500@from-trunk:1'), '500@from-trunk:1');
  assert.equal(cellTerm('text', '-1', true), '-"-1"');
  assert.equal(cellTerm('text', ' '), '');
  assert.equal(cellTerm('app', ''), '');
});

it('adds a term to a filter, once and without its opposite', () => {
  assert.equal(withTerm('', 'type:Dial'), 'type:Dial');
  assert.equal(withTerm('  foo "a b" ', 'type:Dial'), 'foo "a b" type:Dial');
  assert.equal(withTerm('type:Dial foo', '-type:Dial'), 'foo -type:Dial');
  assert.equal(withTerm('-type:Dial', 'type:Dial'), 'type:Dial');
  assert.equal(withTerm('type:Dial', 'type:StasisStart'), 'type:StasisStart');
  assert.equal(withTerm('-type:Dial', '-type:StasisStart'), '-type:Dial -type:StasisStart');
  assert.equal(withTerm('channel:a', 'channel:b'), 'channel:a channel:b');
  assert.equal(withTerm('foo', ''), 'foo');
  assert.equal(withTerm('caller:"Bo', 'x'), 'caller:"Bo x');
});
