/**
 * Tells the host how far the page has read, with the next frame that is drawn: a page that has no time to
 * draw, or that nobody can see, is not sent ever more.
 */
export class ReadReport {
  readonly #tell: (messages: number) => void;
  readonly #nextFrame: (run: () => void) => void;
  #messages = 0;
  #due = false;

  constructor(tell: (messages: number) => void, nextFrame: (run: () => void) => void) {
    this.#tell = tell;
    this.#nextFrame = nextFrame;
  }

  /** Takes note of a message of the host that has been read. */
  take(): void {
    this.#messages += 1;
    if (this.#due) return;
    this.#due = true;
    this.#nextFrame(() => {
      this.#due = false;
      this.#tell(this.#messages);
    });
  }
}
