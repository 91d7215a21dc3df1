import { isAriError } from '../ari/ariError';
import type { CallOptions } from '../ari/restClient';

/**
 * The present value of a variable, to be changed; empty where it is not set, or cannot be had: it is only proposed,
 * and what is wrong is told when the new value is sent. Rejects with what is no AriError.
 */
export async function presentValue(
  signal: AbortSignal,
  read: (options: CallOptions) => Promise<{ readonly value: string }>,
): Promise<string> {
  try {
    return (await read({ signal, background: true })).value;
  } catch (error) {
    if (isAriError(error)) return '';
    throw error;
  }
}
