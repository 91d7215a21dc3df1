const COUNT = new Intl.NumberFormat('en-US');

/** A number with thousands set apart: `1,234`. */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** How much of the log is shown: `1,234 of 5,678 events · 12 dropped`. */
export function countsText(
  counts: { shown: number; total: number; dropped: number },
  filtered: boolean,
): string {
  const { shown, total, dropped } = counts;
  const noun = total === 1 ? 'event' : 'events';
  const events = filtered
    ? `${formatCount(shown)} of ${formatCount(total)} ${noun}`
    : `${formatCount(total)} ${noun}`;
  return dropped === 0 ? events : `${events} · ${formatCount(dropped)} dropped`;
}
