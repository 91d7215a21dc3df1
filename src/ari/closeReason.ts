import type { AriError } from './ariError';

/** Why an event WebSocket ended. */
export type CloseReason =
  /** We closed it. */
  | { readonly kind: 'closedByUs' }
  /** The server closed it, or its process ended (code 1006 either way). */
  | { readonly kind: 'closedByServer'; readonly code: number }
  /** Two pings in a row had no answer: TCP may still look alive. */
  | { readonly kind: 'died'; readonly silentMs: number }
  /** The handshake was answered with an HTTP status instead of a WebSocket. */
  | { readonly kind: 'refused'; readonly error: AriError }
  /** No connection, or a broken one. */
  | { readonly kind: 'failed'; readonly error: AriError };
