import { AriError } from '../ari/ariError';

/**
 * What serving is refused with on a read-only connection: registering the name of an application takes its
 * calls away from the program that serves it. Asterisk itself lets a read-only user do that.
 */
export function readOnlyServes(application: string): AriError {
  return new AriError({
    code: 'readOnly',
    operation: 'events.eventWebsocket',
    message: `This connection is read-only: it does not serve ${application}.`,
    hint: 'Serving takes the calls of an application. Edit the connection to allow changes. Nothing was sent to Asterisk.',
  });
}
