import { COLUMNS, isShown, type Column, type ColumnChoices, type ColumnName } from './columns';

/** Space between two columns and beside the outer ones, px; the style sheet says the same. */
const GAP = 10;
const SIDES = 16;
/** The columns that go first where there is no room for all. */
const FIRST_TO_GO: readonly ColumnName[] = ['connection', 'application', 'resource', 'time'];
/** A growing column is given so much more than its least before another has to go, px. */
const COMFORT = 30;
/** Narrower than this the time goes without its milliseconds, px. */
const MILLISECONDS_FROM = 84;

/** How the columns share the list's width. */
export interface ColumnLayout {
  readonly columns: readonly Column[];
  /** Value of `grid-template-columns`. */
  readonly template: string;
  /** Whether the time has room for its milliseconds. */
  readonly milliseconds: boolean;
}

/** What a column must have, so that it is worth its place beside the others. */
function needed({ name, grows, least }: Column, choices: ColumnChoices): number {
  return Math.min(choices[name]?.width ?? Infinity, grows > 0 ? least + COMFORT : least);
}

function neededByAll(columns: readonly Column[], choices: ColumnChoices): number {
  return columns.reduce((sum, column) => sum + needed(column, choices), SIDES + GAP * (columns.length - 1));
}

function track(column: Column, chosen: number | undefined, fills: boolean): string {
  const least = Math.min(column.least, chosen ?? Infinity);
  if (fills) return `minmax(${least}px, 1fr)`;
  if (chosen !== undefined) return `minmax(${least}px, ${chosen}px)`;
  // Where there is little room, the growing columns get their part of it too.
  if (column.grows === 0) return `minmax(${least}px, min(${column.width}px, 36%))`;
  return `minmax(${least}px, ${column.grows}fr)`;
}

/**
 * Shares `width` px out: what the user chose as far as it fits, growing columns take the rest, and where
 * there is no room for all the less needed ones go; type and summary stay. `several`: more than one server
 * is there to be told apart.
 */
export function columnLayout(choices: ColumnChoices, width: number, several: boolean): ColumnLayout {
  let columns = COLUMNS.filter(({ name }) => isShown(choices, name) && (name !== 'connection' || several));
  for (const name of FIRST_TO_GO) {
    if (neededByAll(columns, choices) <= width) break;
    columns = columns.filter((column) => column.name !== name);
  }
  const spare = width - neededByAll(columns, choices);
  // Chosen widths for all that grows would leave a hole at the right: the summary fills it.
  const growing = columns.some(({ name, grows }) => grows > 0 && choices[name]?.width === undefined);
  let time = 0;
  const tracks = columns.map((column) => {
    const chosen = choices[column.name]?.width;
    if (column.name !== 'time') return track(column, chosen, !growing && column.name === 'summary');
    // Whole digits or none: the time is as wide as it ought to be, or as narrow as it can.
    const wide = chosen ?? column.width;
    time = spare >= wide - needed(column, choices) ? wide : Math.min(wide, column.least);
    return `${time}px`;
  });
  return { columns, template: tracks.join(' '), milliseconds: time >= MILLISECONDS_FROM };
}
