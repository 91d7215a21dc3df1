import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NameTable, NO_NUMBER } from '../../../src/capture/nameTable';

describe('NameTable', () => {
  it('gives a name the same number each time and counts its uses', () => {
    const table = new NameTable(10, 200);
    const dial = table.take('Dial');
    table.take('Varset');
    assert.equal(table.take('Dial'), dial);
    assert.equal(table.name(dial), 'Dial');
    assert.deepEqual(
      [...table.counts()],
      [
        ['Dial', 2],
        ['Varset', 1],
      ],
    );
  });

  it('forgets a name with its last use, and says so when its number gets another meaning', () => {
    const table = new NameTable(10, 200);
    const dial = table.take('Dial');
    const before = table.revision;
    table.give(dial);
    assert.equal(table.name(dial), undefined);
    assert.equal(table.bytes, 0);
    assert.equal(table.take('Varset'), dial);
    assert.notEqual(table.revision, before);
  });

  it('is bounded: no number for too many names, until some leave', () => {
    const table = new NameTable(2, 200);
    const first = table.take('a');
    table.take('b');
    assert.equal(table.take('c'), NO_NUMBER);
    table.give(NO_NUMBER);
    assert.equal(table.counts().size, 2);
    table.give(first);
    assert.notEqual(table.take('c'), NO_NUMBER);
  });

  it('cuts long names, so that they cost no more than others', () => {
    const table = new NameTable(10, 8);
    const number = table.take('x'.repeat(1_000_000));
    assert.equal(table.name(number), 'xxxxxxxx');
    assert.equal(table.take('x'.repeat(9)), number);
    assert.ok(table.bytes < 1000);
  });

  it('keeps names apart that only a lone surrogate tells apart', () => {
    const table = new NameTable(10, 200);
    assert.notEqual(table.take('a\ud800'), table.take('a\udfff'));
  });
});
