import type { ChannelUserevent } from '../../ari/generated/events';
import { isFields } from '../../shared/fields';
import type { Exchange } from '../exchange/exchange';
import { Refusal } from '../refusal';
import { noContent } from './answer';
import { eventSource } from './eventSources';
import type { OperationHandlers, OperationsOf } from './operationHandlers';

/** What a user event is about. */
type UserEventSources = Pick<ChannelUserevent, 'channel' | 'bridge' | 'endpoint'>;

/** `/events`: user events and claims. The WebSocket itself is the HTTP server's. */
export function eventOperations(exchange: Exchange): OperationHandlers<OperationsOf<'events'>> {
  return {
    'events.eventWebsocket': () => {
      throw new Refusal(400, "Can't upgrade to websocket from a websocket");
    },
    'events.userEvent': (params) => {
      const name = params.text('application') ?? '';
      if (name === '') throw new Refusal(400, 'Missing parameter application');
      if (!exchange.applications.get(name)) throw new Refusal(404, 'Application not found');
      const sources: UserEventSources = {};
      for (const source of params.list('source')) Object.assign(sources, readSource(exchange, source));
      const variables = params.json('variables') ?? {};
      if (!isFields(variables)) throw new Refusal(500, 'Error processing request');
      const eventname = params.text('eventName') ?? '';
      exchange.applications.sendTo(name, {
        type: 'ChannelUserevent',
        eventname,
        userevent: { ...variables, eventname },
        ...sources,
      });
      return noContent();
    },
    'events.claimChannel': (params) => {
      for (const required of ['channelId', 'application']) {
        if (!params.text(required)) throw new Refusal(400, `${required} parameter is required`);
      }
      switch (exchange.broadcasts.claim(params.text('channelId') ?? '', params.text('application') ?? '')) {
        case 'won':
          return noContent();
        case 'lost':
          throw new Refusal(409, 'Channel has already been claimed by another application');
        case 'unknown':
          throw new Refusal(404, 'Channel not found or not in broadcast state');
      }
    },
  };
}

/** Throws a 400 or 422 `Refusal`. */
function readSource(exchange: Exchange, text: string): UserEventSources {
  const { kind, id } = eventSource(text);
  switch (kind) {
    case 'channel':
      return { channel: found(exchange.channels.get(id)).toJson() };
    case 'bridge':
      return { bridge: found(exchange.bridges.get(id)).toJson() };
    case 'endpoint': {
      const [technology = '', resource = ''] = id.split(/\/(.*)/s);
      return { endpoint: found(exchange.endpoints.get(technology, resource)).toJson() };
    }
    case 'deviceState':
      throw new Refusal(400, 'Invalid event source URI scheme');
  }
}

function found<T>(source: T | undefined): T {
  if (source === undefined) throw new Refusal(422, 'Event source was not found');
  return source;
}
