import { formatCount } from './formatCount';

/** Shortest time between two announcements, ms: a screen reader shall not read every event. */
const PAUSE_MS = 5000;

/** Tells a live region how many events came, in batches. */
export class EventAnnouncer {
  readonly #say: (text: string) => void;
  #told = 0;
  #known = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** Takes the number of events that have come so far. */
  count(known: number): void {
    // A smaller number is another list, not news.
    if (known < this.#known) this.#told = known;
    this.#known = known;
    if (known === this.#told || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.#tell(), PAUSE_MS);
  }

  #tell(): void {
    this.#timer = undefined;
    const news = this.#known - this.#told;
    this.#told = this.#known;
    if (news > 0) this.#say(news === 1 ? '1 new event' : `${formatCount(news)} new events`);
  }
}
