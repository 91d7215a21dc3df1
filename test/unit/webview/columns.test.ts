import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { columnLayout } from '../../../webview/columnLayout';
import {
  COLUMNS,
  isShown,
  readColumnChoices,
  withShown,
  withWidth,
  type ColumnName,
} from '../../../webview/columns';

function columnOf(name: ColumnName): (typeof COLUMNS)[number] {
  const column = COLUMNS.find((candidate) => candidate.name === name);
  assert.ok(column);
  return column;
}

const namesAt = (width: number, choices = {}, several = false): string[] =>
  columnLayout(choices, width, several).columns.map(({ name }) => name);

const widthsAt = (width: number, choices = {}, several = false): number[] =>
  columnLayout(choices, width, several).template.split(' ').map(parseFloat);

describe('columnLayout', () => {
  it('shows time, type, resource and summary where there is room, the server where there are several', () => {
    assert.deepEqual(namesAt(1000), ['time', 'type', 'resource', 'summary']);
    assert.deepEqual(namesAt(1000, {}, true), ['time', 'type', 'resource', 'summary', 'connection']);
    assert.deepEqual(namesAt(1000, withShown({}, columnOf('application'), true)).at(-1), 'application');
  });

  it('keeps time, type and summary in 300 px, type and summary in less', () => {
    assert.deepEqual(namesAt(300, {}, true), ['time', 'type', 'summary']);
    assert.deepEqual(namesAt(200, {}, true), ['type', 'summary']);
    assert.equal(columnLayout({}, 300, false).milliseconds, false);
    assert.equal(columnLayout({}, 1000, false).milliseconds, true);
  });

  it('gives what the user chose and lets the summary fill the rest', () => {
    let choices = withWidth({}, columnOf('type'), 333);
    assert.equal(widthsAt(1000, choices)[1], 333);
    choices = withWidth(withWidth(choices, columnOf('resource'), 100), columnOf('summary'), 100);
    assert.deepEqual(widthsAt(1000, choices), [92, 333, 100, 1000 - 16 - 30 - 92 - 333 - 100]);
  });

  it('gives the summary the largest share wherever it is cut off', () => {
    for (let width = 260; width < 1200; width += 10) {
      for (const several of [false, true]) {
        const { columns } = columnLayout({}, width, several);
        const shares = widthsAt(width, {}, several);
        const summary = shares[columns.findIndex(({ name }) => name === 'summary')] ?? 0;
        assert.ok(summary >= Math.max(...shares), `${width} px: ${shares.join(' ')}`);
      }
    }
  });

  it('has a track for every column, and type and summary at any width', () => {
    const choice = fc.record(
      { width: fc.integer({ min: 1, max: 2000 }), hidden: fc.boolean() },
      { requiredKeys: [] },
    );
    const keys = Object.fromEntries(COLUMNS.map(({ name }) => [name, choice]));
    fc.assert(
      fc.property(
        fc.record(keys, { requiredKeys: [] }),
        fc.nat(3000),
        fc.boolean(),
        (raw, width, several) => {
          const choices = readColumnChoices(raw);
          const { columns, template } = columnLayout(choices, width, several);
          const shares = template.split(' ').map(parseFloat);
          assert.equal(shares.length, columns.length);
          assert.ok(shares.every((share) => share > 0));
          const all = shares.reduce((sum, share) => sum + share, 16 + 10 * (shares.length - 1));
          assert.ok(all <= Math.max(width, 200), `${all} px of ${width}`);
          const names = columns.map(({ name }) => name);
          assert.ok(names.includes('type') && names.includes('summary'));
        },
      ),
    );
  });
});

describe('column choices', () => {
  it('hide what may be hidden, keep widths within what makes sense', () => {
    assert.equal(isShown(withShown({}, columnOf('time'), false), 'time'), false);
    assert.deepEqual(withShown({}, columnOf('summary'), false), {});
    assert.equal(isShown({}, 'application'), false);
    assert.equal(withWidth({}, columnOf('type'), 3).type?.width, columnOf('type').least);
    assert.deepEqual(withWidth({ type: { width: 300 } }, columnOf('type'), undefined), { type: {} });
  });

  it('are read from anything', () => {
    fc.assert(fc.property(fc.anything(), (value) => void columnLayout(readColumnChoices(value), 500, true)));
    assert.deepEqual(
      readColumnChoices({ type: { width: 300, hidden: true }, other: {}, time: { width: -1 } }),
      {
        time: {},
        type: { width: 300, hidden: true },
      },
    );
    assert.equal(isShown(readColumnChoices({ summary: { hidden: true } }), 'summary'), true);
  });
});
