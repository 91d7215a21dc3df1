/** Messages that a view may leave unread before it is told nothing more but replies. */
const MOST_UNREAD = 32;
/** Messages that may be unread when rows and counts are due: they wait for a slow view, and are one message. */
const ROWS_AHEAD = 4;

/**
 * What was sent to a view and not read yet. VS Code takes every message and keeps it until the page has time
 * for it; a page that is stuck, or still loading, would make that queue grow for as long as events come.
 */
export class ViewBacklog {
  #sent = 0;
  #read = 0;

  /** Takes note of a message that is on its way to the view. */
  sent(): void {
    this.#sent += 1;
  }

  /** The view has read so many messages since it began; what it cannot have read counts as nothing. */
  read(messages: number): void {
    this.#read = Math.max(this.#read, Math.min(messages, this.#sent));
  }

  /** The page was loaded anew: what was on its way to the old one is nobody's any more. */
  restart(): void {
    this.#sent = 0;
    this.#read = 0;
  }

  /** Whether the view has read everything. */
  get isEmpty(): boolean {
    return this.#read === this.#sent;
  }

  /** Whether nothing more may be sent but replies. */
  get isFull(): boolean {
    return this.#sent - this.#read >= MOST_UNREAD;
  }

  /** Whether the view is near enough for rows and counts. */
  get takesRows(): boolean {
    return this.#sent - this.#read < ROWS_AHEAD;
  }
}
