import type { AriError } from './ariError';

/** How long after the first sign of trouble "not ARI" still counts as "Asterisk is starting", ms. */
const bootGraceMs = 60_000;

function isStarting(troubledMs: number | undefined): boolean {
  return troubledMs !== undefined && troubledMs < bootGraceMs;
}

/**
 * Whether a failed attempt is worth repeating by itself.
 *
 * A starting Asterisk shows, in turn: connection refused, 404 in HTML, 503, 200. So its own 404 is final on
 * a first attempt (a wrong address), but not during the first minute of a reconnect. Whatever else answers
 * instead of ARI will do so next time, too: it gets no second try.
 *
 * @param troubledMs ms since this series of attempts began; undefined on its first attempt
 */
export function isWorthRetrying(error: AriError, troubledMs: number | undefined): boolean {
  switch (error.code) {
    case 'unreachable':
    case 'timeout':
    case 'badResponse':
      return true;
    case 'notAri':
      return error.mayBeStarting && isStarting(troubledMs);
    case 'http':
      if (error.status === 404) {
        // The module that serves this path may not be loaded yet.
        return error.mayBeStarting && isStarting(troubledMs);
      }
      return (
        error.status === undefined || error.status >= 500 || error.status === 408 || error.status === 429
      );
    case 'aborted':
    case 'tls':
    case 'redirect':
    case 'tooLarge':
    case 'badParameter':
    case 'readOnly':
    case 'badUrl':
    case 'restricted':
    case 'secretStorage':
    case 'closed':
      return false;
  }
}
