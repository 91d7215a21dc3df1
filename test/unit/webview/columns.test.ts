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
    assert.match(columnLayout(choices, 1000, false).template, /333px/);
    choices = withWidth(withWidth(choices, columnOf('resource'), 100), columnOf('summary'), 100);
    assert.match(columnLayout(choices, 1000, false).template, /1fr\)$/);
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
          assert.equal(template.split(/ (?=minmax|\d+px(?: |$))/).length, columns.length);
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
