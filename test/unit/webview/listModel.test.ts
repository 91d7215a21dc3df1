import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ListModel } from '../../../webview/listModel';
import { ROW_HEIGHT } from '../../../webview/scrollScale';

/** A list of `rows` rows, all loaded, ten of them in sight. */
function listOf(rows: number): ListModel {
  const model = new ListModel();
  model.setViewport(10 * ROW_HEIGHT);
  more(model, 0, rows);
  return model;
}

function more(model: ListModel, first: number, rows: number): void {
  model.setCounts(first, rows);
  model.setLoaded(first + rows);
}

describe('ListModel following', () => {
  it('shows the last rows and goes with new ones', () => {
    const model = listOf(100);
    assert.deepEqual(model.window, { from: 90, to: 100 });
    more(model, 0, 150);
    assert.deepEqual(model.window, { from: 140, to: 150 });
    assert.equal(model.unseen, 0);
  });

  it('lets rows join only when they are loaded, and wants the newest', () => {
    const model = listOf(100);
    model.setCounts(0, 500);
    assert.deepEqual(model.window, { from: 90, to: 100 });
    assert.deepEqual(model.wanted, { from: 480, to: 500 });
    model.setLoaded(500);
    assert.deepEqual(model.window, { from: 490, to: 500 });
  });

  it('stops when the user scrolls up, counts what came, and goes on at the end', () => {
    const model = listOf(100);
    const top = model.scrollTop;
    model.scrolled(top, top - 5 * ROW_HEIGHT);
    assert.equal(model.mode, 'held');
    more(model, 0, 130);
    assert.deepEqual(model.window, { from: 85, to: 95 });
    assert.equal(model.unseen, 30);
    model.scrolled(model.scrollTop, 120 * ROW_HEIGHT);
    assert.equal(model.mode, 'tail');
    assert.equal(model.unseen, 0);
  });

  it('stays on the same rows while older ones leave the log, as long as they are there', () => {
    const model = listOf(100);
    model.select(50);
    const before = model.window;
    more(model, 30, 100);
    assert.deepEqual(model.window, before);
    assert.equal(model.selected, 50);
    more(model, 60, 100);
    assert.equal(model.selected, undefined);
    assert.equal(model.window.from, 60);
  });
});

describe('ListModel pause', () => {
  it('holds still at the end, whatever comes or is scrolled, until told to follow', () => {
    const model = listOf(100);
    model.pause();
    more(model, 0, 140);
    assert.equal(model.end, 100);
    assert.equal(model.unseen, 40);
    model.scrolled(model.scrollTop, 1e6);
    assert.equal(model.mode, 'paused');
    assert.deepEqual(model.window, { from: 90, to: 100 });
    model.follow();
    assert.deepEqual(model.window, { from: 130, to: 140 });
  });

  it('shows what another filter finds, then holds still again', () => {
    const model = listOf(100);
    model.pause();
    model.reset();
    model.setCounts(0, 5, false);
    model.setCounts(0, 20, true);
    model.setCounts(0, 25, true);
    assert.equal(model.end, 20);
    assert.equal(model.unseen, 15);
  });
});

describe('ListModel selection', () => {
  it('moves by rows and pages, stops at the ends, brings the row into sight', () => {
    const model = listOf(100);
    model.moveSelection(-1);
    assert.equal(model.selected, 99);
    assert.equal(model.mode, 'held');
    model.moveSelection(-model.page);
    model.moveSelection(-model.page);
    assert.equal(model.selected, 81);
    assert.equal(model.window.from, 81);
    model.moveSelection(1000);
    assert.equal(model.selected, 99);
    model.select(model.first);
    assert.deepEqual(model.window, { from: 0, to: 10 });
  });

  it('goes on following when nothing is selected any more at the end, not elsewhere', () => {
    const model = listOf(100);
    model.select(99);
    model.select(undefined);
    assert.equal(model.mode, 'tail');
    model.select(3);
    model.select(undefined);
    assert.equal(model.mode, 'held');
  });

  it('selects nothing in an empty list', () => {
    const model = listOf(0);
    model.moveSelection(1);
    assert.equal(model.selected, undefined);
  });
});

describe('ListModel of a file', () => {
  it('stands at the top while rows come in, whatever is scrolled, selected or filtered', () => {
    const model = listOf(100);
    model.setLive(false);
    assert.deepEqual(model.window, { from: 0, to: 10 });
    more(model, 0, 500);
    assert.deepEqual(model.window, { from: 0, to: 10 });
    assert.equal(model.unseen, 0);
    model.scrolled(0, 1e9);
    assert.equal(model.window.to, 500);
    model.select(499);
    model.select(undefined);
    more(model, 0, 600);
    assert.equal(model.window.to, 500);
    model.reset();
    more(model, 0, 700);
    assert.deepEqual(model.window, { from: 0, to: 10 });
  });
});

describe('ListModel and the wheel', () => {
  it('leaves the end with the first pixel upwards and follows again at the end', () => {
    const model = listOf(100);
    model.scrollBy(-1);
    assert.equal(model.mode, 'held');
    more(model, 0, 200);
    assert.equal(model.window.to, 100);
    model.scrollBy(-22);
    assert.equal(model.window.from, 88);
    model.scrollBy(1e9);
    assert.equal(model.mode, 'tail');
  });

  it('holds nothing still where all rows are in sight', () => {
    const model = listOf(3);
    model.scrollBy(-100);
    assert.equal(model.mode, 'tail');
  });

  it('moves what is in sight by nothing but its own pixels, wherever the list stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_999_000 }), fc.integer({ min: -300, max: 300 }), (row, px) => {
        const model = listOf(5_000_000);
        model.select(row);
        const before = model.offset;
        const furthest = 5_000_000 * 22 - 220;
        model.scrollBy(px);
        assert.equal(model.offset, Math.min(furthest, Math.max(0, before + px)));
      }),
    );
  });
});
