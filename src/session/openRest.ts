import { RestClient, type RestClientOptions, type RestExchange } from '../ari/restClient';
import type { EventLog } from '../capture/eventLog';
import type { CallHistory } from './callHistory';
import { callRows } from './callRows';
import type { ServerProfile } from './serverProfile';

/** Whose REST client is opened, and who hears of its calls. */
export interface OpenRestOptions extends Pick<RestClientOptions, 'address' | 'user' | 'password' | 'ca'> {
  readonly profile: ServerProfile;
  readonly log: Pick<EventLog, 'appendCall'>;
  readonly history: Pick<CallHistory, 'recorder'> | undefined;
  /** The name of a channel, for the history: it outlives the channel. */
  readonly channelName: (id: string) => string | undefined;
  /** Called when a call has ended, however. */
  readonly exchanged: (exchange: RestExchange) => void;
}

/** The REST client of a session; log and history take note of what it sends. */
export function openRest(options: OpenRestOptions): RestClient {
  const { profile, log, history, channelName, exchanged, ...credentials } = options;
  const { prefix } = credentials.address;
  const rows = callRows(log, profile.id, prefix);
  const past = history?.recorder(profile.id, prefix, channelName);
  return new RestClient({
    ...credentials,
    readOnly: profile.readOnly,
    onSend: (request) => {
      rows.onSend(request);
      past?.onSend(request);
    },
    onExchange: (exchange) => {
      rows.onExchange(exchange);
      past?.onExchange(exchange);
      exchanged(exchange);
    },
  });
}
