import type { Problem } from '../shared/connectionState';
import { isAriError } from './ariError';

/** Reduces any thrown value to the plain {@link Problem} that states and views carry. */
export function problemOf(error: unknown): Problem {
  if (isAriError(error)) {
    const { code, message, hint, status } = error;
    return status === undefined ? { code, message, hint } : { code, message, hint, status };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, hint: 'This is a fault of ARI Workbench itself: please report it.' };
}
