import { formatTime } from './formatTime';

/**
 * What the time column tells: the time of day, the time since the row above, or the time since the start
 * of the log or the row that was made the reference.
 */
export type TimeMode = 'clock' | 'delta' | 'relative';

/** The modes in the order in which a key goes through them. */
export const TIME_MODES: readonly TimeMode[] = ['clock', 'delta', 'relative'];

/** The mode after `mode`. */
export function nextTimeMode(mode: TimeMode): TimeMode {
  return TIME_MODES[(TIME_MODES.indexOf(mode) + 1) % TIME_MODES.length] ?? 'clock';
}

/** Header of the column; `marked`: a row is the reference. */
export function timeLabel(mode: TimeMode, marked: boolean): string {
  switch (mode) {
    case 'clock':
      return 'Time';
    case 'delta':
      return 'Delta';
    case 'relative':
      return marked ? 'Since mark' : 'Since start';
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** A span of time in ms with its sign, as `+0.012`, `+1:02.345`, `-1:00:00.000`, apart from its milliseconds. */
export function formatSpan(span: number): { readonly clock: string; readonly milliseconds: string } {
  const total = Math.round(Math.abs(span));
  const sign = span < 0 && total > 0 ? '-' : '+';
  const seconds = Math.floor(total / 1000);
  const milliseconds = `.${String(total % 1000).padStart(3, '0')}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return { clock: `${sign}${seconds}`, milliseconds };
  const hours = Math.floor(minutes / 60);
  const small = two(seconds % 60);
  if (hours === 0) return { clock: `${sign}${minutes}:${small}`, milliseconds };
  return { clock: `${sign}${hours}:${two(minutes % 60)}:${small}`, milliseconds };
}

/**
 * What the time column shows of a row of the time `time`; `base` is the time it is told from (ms since
 * 1970), undefined when there is none: the first row has no row above.
 */
export function rowTime(
  mode: TimeMode,
  time: number,
  base: number | undefined,
): { readonly clock: string; readonly milliseconds: string } {
  if (mode === 'clock') return formatTime(time);
  return base === undefined ? { clock: '', milliseconds: '' } : formatSpan(time - base);
}
