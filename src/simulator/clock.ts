/** A pending action of a {@link Clock}. */
export interface Timer {
  cancel(): void;
}

/** Time for the simulator: the machine's, or a test's own that moves only when told. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs the action once, `delay` ms from now. */
  after(delay: number, action: () => void): Timer;
}

/** The machine's clock. Ends with all its timers, so that a stopped simulator leaves none behind. */
export class SystemClock implements Clock {
  readonly #timers = new Set<NodeJS.Timeout>();

  now(): number {
    return Date.now();
  }

  after(delay: number, action: () => void): Timer {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, delay);
    this.#timers.add(timer);
    return {
      cancel: () => {
        clearTimeout(timer);
        this.#timers.delete(timer);
      },
    };
  }

  /** Cancels everything pending. */
  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}

/** Resolves after `delay` ms; resolves at once when the signal is aborted. Says whether the time has passed. */
export function sleep(clock: Clock, delay: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end = (passed: boolean): void => {
      signal.removeEventListener('abort', aborted);
      timer.cancel();
      resolve(passed);
    };
    const aborted = (): void => end(false);
    const timer = clock.after(delay, () => end(true));
    signal.addEventListener('abort', aborted);
  });
}
