/** Runs a task as soon as it is its turn. */
export type Turns = <T>(task: () => Promise<T>) => Promise<T>;

/** Lets at most `limit` of the tasks given to it run at a time, the others in their order after them. */
export function inTurns(limit: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= limit) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await task();
    } finally {
      // The place is handed on rather than freed, so that nobody overtakes.
      const next = waiting.shift();
      if (next === undefined) {
        running -= 1;
      } else {
        next();
      }
    }
  };
}
