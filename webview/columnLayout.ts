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

/** A column with what it must have and would like, px. */
interface Share {
  readonly column: Column;
  readonly least: number;
  readonly wish: number;
  /** How strongly it grows beyond its wish. */
  readonly grows: number;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function shareOf(column: Column, choices: ColumnChoices): Share {
  const chosen = choices[column.name]?.width;
  const { least, width, grows } = column;
  if (chosen === undefined) return { column, least, wish: width, grows };
  return { column, least: Math.min(least, chosen), wish: chosen, grows: 0 };
}

function room(width: number, columns: number): number {
  return width - SIDES - GAP * (columns - 1);
}

/** What is left of `width` when each column has what makes it worth its place. */
function spare(shares: readonly Share[], width: number): number {
  const needed = shares.map(({ least, wish, column }) =>
    Math.min(wish, column.grows > 0 ? least + COMFORT : least),
  );
  return room(width, shares.length) - sum(needed);
}

/** Widths of the columns: each its least, then all alike nearer to their wish, then the growing ones more. */
function widths(shares: readonly Share[], available: number): readonly number[] {
  const over = available - sum(shares.map(({ least }) => least));
  const wishes = sum(shares.map(({ least, wish }) => wish - least));
  if (over <= wishes) {
    const part = wishes === 0 ? 0 : Math.max(0, over / wishes);
    return shares.map(({ least, wish }) => Math.floor(least + (wish - least) * part));
  }
  // Chosen widths for all that grows would leave a hole at the right: the summary fills it.
  const weights = shares.some(({ grows }) => grows > 0)
    ? shares.map(({ grows }) => grows)
    : shares.map(({ column }) => (column.name === 'summary' ? 1 : 0));
  const rest = (over - wishes) / sum(weights);
  return shares.map(({ wish }, index) => Math.floor(wish + rest * (weights[index] ?? 0)));
}

/**
 * Shares `width` px out: what the user chose as far as it fits, growing columns take the rest, and where
 * there is no room for all the less needed ones go; type and summary stay. `several`: more than one server
 * is there to be told apart.
 */
export function columnLayout(choices: ColumnChoices, width: number, several: boolean): ColumnLayout {
  let shares = COLUMNS.filter(({ name }) => isShown(choices, name) && (name !== 'connection' || several)).map(
    (column) => shareOf(column, choices),
  );
  for (const name of FIRST_TO_GO) {
    if (spare(shares, width) >= 0) break;
    shares = shares.filter(({ column }) => column.name !== name);
  }
  const left = spare(shares, width);
  shares = shares.map((share) => {
    if (share.column.name !== 'time') return share;
    // Whole digits or none: the time is as wide as it ought to be, or as narrow as it can.
    const own = left >= share.wish - share.least ? share.wish : share.least;
    return { ...share, least: own, wish: own };
  });
  const shared = widths(shares, room(width, shares.length));
  const time = shares[0]?.column.name === 'time' ? (shared[0] ?? 0) : 0;
  return {
    columns: shares.map(({ column }) => column),
    template: shared.map((own) => `${own}px`).join(' '),
    milliseconds: time >= MILLISECONDS_FROM,
  };
}
