import { messageResponse, type ApiResponse } from './apiResponse';

/** Names of this machine, from within it and from a container on it. No web page can have one as its own. */
const LOCAL = String.raw`(?:localhost\.?|127(?:\.\d{1,3}){3}|\[::1\]|host\.(?:docker|containers)\.internal)(?::\d{1,5})?`;
const LOCAL_HOST = new RegExp(`^${LOCAL}$`, 'i');
const LOCAL_ORIGIN = new RegExp(`^https?://${LOCAL}$`, 'i');

/**
 * The refusal of a request that a web page from elsewhere has caused; undefined for all others. Browsers let
 * any page send requests and open WebSockets to 127.0.0.1 (their `Origin` tells), and a page whose host name
 * is made to point here (DNS rebinding) may even read the answers (their `Host` tells). Asterisk asks for
 * neither; see docs/adr/0023. Programs name no origin, or a local one.
 */
export function refuseForeign(headers: ReadonlyMap<string, string>): ApiResponse | undefined {
  const host = headers.get('host');
  const origin = headers.get('origin');
  const isForeign =
    (host !== undefined && !LOCAL_HOST.test(host)) ||
    (origin !== undefined && !LOCAL_ORIGIN.test(origin)) ||
    // What a page loads as a picture or by a form has no Origin in some browsers, but this.
    headers.get('sec-fetch-site') === 'cross-site';
  return isForeign
    ? messageResponse(
        403,
        'The simulator answers programs of this machine only: call it 127.0.0.1 or localhost',
      )
    : undefined;
}
