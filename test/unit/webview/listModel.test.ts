import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
