/** What the view remembers over a reload of the window: where the user was, nothing that the host told. */
export interface ViewState {
  readonly text: string;
  readonly types: readonly string[];
  readonly paused: boolean;
  /** Share of the detail pane, percent. */
  readonly detailShare: number;
}

/** Where a view starts that has never been used. */
export const INITIAL_STATE: ViewState = { text: '', types: [], paused: false, detailShare: 40 };

function fieldsOf(value: unknown): Partial<Record<keyof ViewState, unknown>> {
  return typeof value === 'object' && value !== null ? value : {};
}

/** Reads a remembered state; what is missing or of another form starts afresh. */
export function readViewState(remembered: unknown): ViewState {
  const { text, types, paused, detailShare } = fieldsOf(remembered);
  return {
    text: typeof text === 'string' ? text : INITIAL_STATE.text,
    types: Array.isArray(types) ? types.filter((type) => typeof type === 'string') : INITIAL_STATE.types,
    paused: paused === true,
    detailShare:
      typeof detailShare === 'number' && detailShare >= 15 && detailShare <= 85
        ? detailShare
        : INITIAL_STATE.detailShare,
  };
}
