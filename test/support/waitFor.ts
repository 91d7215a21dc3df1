import { setTimeout as delay } from 'node:timers/promises';

/** How long and how often `waitFor` looks; both in ms. */
export interface WaitOptions {
  timeoutMs?: number;
  intervalMs?: number;
}

/**
 * Looks again and again until `probe` returns something other than `undefined` or `false`, and returns it.
 * Throws when `timeoutMs` (20 s unless told) have passed, naming `what` and the probe's last error.
 */
export async function waitFor<T>(
  what: string,
  probe: () => T | Promise<T>,
  { timeoutMs = 20_000, intervalMs = 50 }: WaitOptions = {},
): Promise<Exclude<T, undefined | false>> {
  const end = performance.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const result = await probe();
      if (result !== undefined && result !== false) return result as Exclude<T, undefined | false>;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() > end) {
      throw new Error(`Waited ${timeoutMs} ms for ${what}`, { cause: lastError });
    }
    await delay(intervalMs);
  }
}
