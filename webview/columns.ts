/** Names a column of the list; the type and the summary are always there. */
export type ColumnName = 'application' | 'connection' | 'resource' | 'summary' | 'time' | 'type';

/** What a column is, whatever the user made of it. Widths in px. */
export interface Column {
  readonly name: ColumnName;
  readonly label: string;
  /** What it has where there is room and the user chose nothing. */
  readonly width: number;
  /** Narrower than this it tells nothing. */
  readonly least: number;
  /** How strongly it grows into room that is left; 0: not at all. */
  readonly grows: number;
  /** Whether it can be hidden. */
  readonly optional: boolean;
}

/** The columns in their order. */
export const COLUMNS: readonly Column[] = [
  { name: 'time', label: 'Time', width: 92, least: 62, grows: 0, optional: true },
  { name: 'type', label: 'Type', width: 185, least: 80, grows: 0, optional: false },
  { name: 'resource', label: 'Resource', width: 190, least: 80, grows: 5, optional: true },
  { name: 'summary', label: 'Summary', width: 260, least: 80, grows: 6, optional: false },
  { name: 'application', label: 'Application', width: 130, least: 60, grows: 0, optional: true },
  { name: 'connection', label: 'Server', width: 120, least: 60, grows: 0, optional: true },
];

/** What the user made of a column. */
export interface ColumnChoice {
  readonly width?: number;
  readonly hidden?: boolean;
}

/** What the user made of the columns; those left out are as they come. */
export type ColumnChoices = Readonly<Partial<Record<ColumnName, ColumnChoice>>>;

/** Widest column, px. */
const WIDEST = 2000;

/** Whether the user wants to see the column. */
export function isShown(choices: ColumnChoices, name: ColumnName): boolean {
  const optional = COLUMNS.find((column) => column.name === name)?.optional ?? false;
  return !optional || !(choices[name]?.hidden ?? name === 'application');
}

/** The choices with the column shown or hidden; one that cannot be hidden stays. */
export function withShown(choices: ColumnChoices, column: Column, shown: boolean): ColumnChoices {
  if (!column.optional) return choices;
  return { ...choices, [column.name]: { ...choices[column.name], hidden: !shown } };
}

/** The choices with a width for the column, px, within what makes sense; undefined: as it comes. */
export function withWidth(
  choices: ColumnChoices,
  { name, least }: Column,
  width: number | undefined,
): ColumnChoices {
  const hidden = choices[name]?.hidden;
  const kept = hidden === undefined ? {} : { hidden };
  if (width === undefined) return { ...choices, [name]: kept };
  const within = Math.round(Math.min(WIDEST, Math.max(least, width)));
  return { ...choices, [name]: { ...kept, width: within } };
}

function choiceOf(value: unknown): ColumnChoice {
  if (typeof value !== 'object' || value === null) return {};
  const { width, hidden } = value as Record<keyof ColumnChoice, unknown>;
  return {
    ...(typeof width === 'number' && width > 0 && width <= WIDEST ? { width } : {}),
    ...(typeof hidden === 'boolean' ? { hidden } : {}),
  };
}

/** Reads remembered choices; what is of another form is left out. */
export function readColumnChoices(remembered: unknown): ColumnChoices {
  if (typeof remembered !== 'object' || remembered === null) return {};
  const found = remembered as Partial<Record<ColumnName, unknown>>;
  return Object.fromEntries(
    COLUMNS.filter(({ name }) => found[name] !== undefined).map(({ name }) => [name, choiceOf(found[name])]),
  );
}
