import { AriError } from '../ari/ariError';

/** What a command is refused with that needs a live connection. */
export function notConnected(operation: string): AriError {
  return new AriError({
    code: 'closed',
    operation,
    message: 'This server is not connected.',
    hint: 'Connect it first. Nothing was sent to Asterisk.',
  });
}
