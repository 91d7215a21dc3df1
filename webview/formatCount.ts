const COUNT = new Intl.NumberFormat('en-US');

/** A number with thousands set apart: `1,234`. */
export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** `1 event`, `1,234 events`. */
function eventsText(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'event' : 'events'}`;
}

/** How much of the log is shown: `1,234 of 5,678 events`, and how far a search for them has come. */
export function countsText(
  counts: {
    readonly shown: number;
    readonly total: number;
    readonly scanning: boolean;
    readonly progress: number;
  },
  filtered: boolean,
): string {
  const { shown, total, scanning, progress } = counts;
  const events = filtered ? `${formatCount(shown)} of ${eventsText(total)}` : eventsText(shown);
  return scanning ? `${events} · ${Math.floor(progress * 100)} %` : events;
}

/** What to say of events that are no longer in the log; '' when all are. */
export function droppedText(dropped: number): string {
  return dropped === 0 ? '' : `${eventsText(dropped)} left the log`;
}
