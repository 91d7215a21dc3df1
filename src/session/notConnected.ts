import { AriError } from '../ari/ariError';

/** What a command is refused with that needs a live connection. */
export function notConnected(operation: string): AriError {
  return new AriError({
    code: 'closed',
    operation,
    message: 'The server is not connected.',
    hint: 'Connect first. Nothing was sent to Asterisk.',
  });
}
