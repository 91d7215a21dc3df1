import { readColumnChoices, type ColumnChoices } from './columns';
import { TIME_MODES, type TimeMode } from './rowTime';

/** A row of the log: its number, and when that log began. */
interface RememberedRow {
  readonly seq: number;
  /** Ms since 1970. */
  readonly startedAt: number;
}

/** What the view remembers over a reload of the window: where the user was, nothing that the host told. */
export interface ViewState {
  /** Text of the filter. */
  readonly text: string;
  /** Shown are these types only; all when empty. */
  readonly types: readonly string[];
  /** These types are not shown. */
  readonly hiddenTypes: readonly string[];
  /** Filters of before, the newest first. */
  readonly pastFilters: readonly string[];
  /** Text searched for last. */
  readonly find: string;
  readonly paused: boolean;
  /** The selected row; undefined when none is. */
  readonly selected: RememberedRow | undefined;
  /** Share of the detail pane, percent. */
  readonly detailShare: number;
  readonly columns: ColumnChoices;
  readonly time: TimeMode;
}

/** Where a view starts that has never been used: our own GETs every few seconds are not what one looks for. */
export const INITIAL_STATE: ViewState = {
  text: '',
  types: [],
  hiddenTypes: ['REST poll'],
  pastFilters: [],
  find: '',
  paused: false,
  selected: undefined,
  detailShare: 40,
  columns: {},
  time: 'clock',
};

function fieldsOf(value: unknown): Partial<Record<keyof ViewState, unknown>> {
  return typeof value === 'object' && value !== null ? value : {};
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function textsOr(value: unknown, otherwise: readonly string[]): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : otherwise;
}

function readSelected(value: unknown): RememberedRow | undefined {
  const { seq, startedAt }: Partial<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  const isRow = Number.isSafeInteger(seq) && typeof startedAt === 'number' && Number(seq) >= 0;
  return isRow ? { seq: Number(seq), startedAt } : undefined;
}

/** Reads a remembered state; what is missing or of another form starts afresh. */
export function readViewState(remembered: unknown): ViewState {
  const { text, types, hiddenTypes, pastFilters, find, paused, selected, detailShare, columns, time } =
    fieldsOf(remembered);
  return {
    text: textOr(text, INITIAL_STATE.text),
    types: textsOr(types, INITIAL_STATE.types),
    hiddenTypes: textsOr(hiddenTypes, INITIAL_STATE.hiddenTypes),
    pastFilters: textsOr(pastFilters, INITIAL_STATE.pastFilters),
    find: textOr(find, INITIAL_STATE.find),
    paused: paused === true,
    selected: readSelected(selected),
    detailShare:
      typeof detailShare === 'number' && detailShare >= 15 && detailShare <= 85
        ? detailShare
        : INITIAL_STATE.detailShare,
    columns: readColumnChoices(columns),
    time: TIME_MODES.find((mode) => mode === time) ?? INITIAL_STATE.time,
  };
}
