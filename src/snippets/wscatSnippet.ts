import { shellLogin } from './curlSnippet';
import { requestParts } from './requestParts';
import { shellText } from './shellText';
import type { SnippetRequest, SnippetServer } from './snippetRequest';
import { jsonEscape, UNSAFE_SIGN } from './unsafeSigns';

/** The application that the socket registers: a name that no program has. */
const APPLICATION = 'wscat-request';

/** The frame of REST over the event WebSocket (Asterisk 20.14, 21.9, 22.4 and later). */
function frame(request: SnippetRequest, server: SnippetServer, place: number): string {
  const { address, query } = requestParts(request, server);
  const id = String(place + 1);
  const queryStrings = [...query].flatMap(([name, values]) => values.map((value) => ({ name, value })));
  const value = {
    type: 'RESTRequest',
    transaction_id: id,
    request_id: id,
    method: request.method,
    uri: address.slice(requestParts({ method: 'GET', path: '/' }, server).address.length),
    ...(queryStrings.length === 0 ? {} : { query_strings: queryStrings }),
    ...(request.body === undefined ? {} : { content_type: 'application/json', message_body: request.body }),
  };
  return JSON.stringify(value).replace(new RegExp(UNSAFE_SIGN, 'gu'), jsonEscape);
}

/** Requests as one command that sends them over the event WebSocket, the password in `$ARI_PASSWORD`. */
export function wscatSnippet(requests: readonly SnippetRequest[], server: SnippetServer): string {
  const { address } = requestParts({ method: 'GET', path: '/events' }, server);
  const socket = `${address.replace(/^http/, 'ws')}?app=${APPLICATION}`;
  const frames = requests.map((request, place) => `-x ${shellText(frame(request, server, place))}`);
  const trusted = server.caFile === undefined ? '' : ` --ca ${shellText(server.caFile)}`;
  const connect = `wscat -c ${shellText(socket)} --auth ${shellLogin(server.user)}${trusted}`;
  return `${[connect, ...frames].join(' \\\n  ')}\n`;
}
