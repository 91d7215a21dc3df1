import { AriError } from './ariError';
import type { CloseReason } from './closeReason';

function lost(message: string, hint: string): AriError {
  return new AriError({ code: 'unreachable', operation: 'events.eventWebsocket', message, hint });
}

/** What the end of an event socket is told as. */
export function closeError(reason: CloseReason): AriError {
  switch (reason.kind) {
    case 'refused':
    case 'failed':
      return reason.error;
    case 'died':
      return lost(
        `No sign of life from Asterisk for ${Math.round(reason.silentMs / 1000)} s.`,
        'The network is interrupted, Asterisk hangs, or it gave up on us because we read too slowly.',
      );
    case 'closedByServer':
    case 'closedByUs':
      return lost(
        'The event connection was closed.',
        'Asterisk was stopped or restarted, a proxy ended it, or Asterisk gave up on us because we read too slowly.',
      );
  }
}
