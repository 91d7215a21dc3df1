import { networkInterfaces } from 'node:os';
import { headOf } from './headOf';
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
async function answersAsAsterisk(host: string, port: number): Promise<boolean> {
  const place = host.includes(':') ? `[${host}]` : host;
  const head = await headOf(`http://${place}:${String(port)}/`, LIMIT_MS);
  return /^Asterisk\b/.test(String(head?.headers.server));
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
