import type { RestClientOptions, RestExchange, RestRequest } from '../ari/restClient';
import type { EventLog } from '../capture/eventLog';
import type { LoggedCall } from '../capture/logEntry';

/** Writes a connection's REST calls into the log; `prefix` is what its paths have before `/ari`. */
export function callRows(
  log: Pick<EventLog, 'appendCall'>,
  connectionId: string,
  prefix: string,
): Required<Pick<RestClientOptions, 'onSend' | 'onExchange'>> {
  const below = `${prefix}/ari`;
  const append = (
    { operation, method, path, background }: RestRequest,
    outcome: Pick<LoggedCall, 'status' | 'durationMs' | 'error' | 'sent'>,
  ): void => {
    const shown = path.startsWith(below) ? path.slice(below.length) : path;
    log.appendCall(connectionId, Date.now(), { operation, method, path: shown, background, ...outcome });
  };
  return {
    onSend: (request) => {
      // Its effects may come before its answer, which a playback can hold up for minutes. A GET has none.
      if (request.method === 'GET' || request.background) return;
      append(request, { status: undefined, durationMs: 0, error: undefined, sent: true });
    },
    onExchange: (exchange: RestExchange) => {
      const { status, durationMs, error } = exchange;
      append(exchange, { status, durationMs, error: error?.message });
    },
  };
}
