import http from 'node:http';
import { networkInterfaces } from 'node:os';
import { isLoopback, type ServerAddress } from './serverAddress';

/** How long one of our own addresses may take to answer, ms: nothing lies in between. */
const LIMIT_MS = 1_000;
/** How many of them are tried. */
const MOST_ADDRESSES = 4;

/** The addresses under which other machines may reach this one. */
function outsideAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address)
    .slice(0, MOST_ADDRESSES);
}

/** Whether Asterisk's web server answers there. Asks for a page that needs no user, and sends none. */
function answersAsAsterisk(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (answer: boolean): void => {
      clearTimeout(timer);
      request.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end(false), LIMIT_MS);
    const request = http.get({ host, port, path: '/', agent: false });
    request.once('response', ({ headers }) => end(/^Asterisk\b/.test(String(headers.server))));
    // Destroying it may bring another one.
    request.on('error', () => end(false));
  });
}

/**
 * Whether a server that we reach unencrypted on this very machine can be reached from others too, because its
 * `bindaddr` is 0.0.0.0, a port of a container is published, or a tunnel listens on all addresses: one of this
 * machine's outside addresses that answers likewise, undefined where none does. ARI itself does not tell what
 * it is bound to. Never rejects.
 *
 * @param outside instead of the addresses of this machine's network cards
 */
export async function findExposure(
  address: ServerAddress,
  outside: readonly string[] = outsideAddresses(),
): Promise<string | undefined> {
  if (address.protocol !== 'http:' || !isLoopback(address)) return undefined;
  const answers = await Promise.all(outside.map((host) => answersAsAsterisk(host, address.port)));
  return outside.find((_host, place) => answers[place] === true);
}
