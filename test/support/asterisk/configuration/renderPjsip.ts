import type { ServerSettings } from './serverSettings';

/** Nobody listens there. */
const DISCARD_PORT = 9;

/**
 * `pjsip.conf`: the phones `alice` and `bob` at fixed loopback addresses, `carol` without a contact, `dave` and
 * `erin`, whom only the simulator lets do anything, and
 * `trunk`, which takes every other call from 127.0.0.1 into the context `from-trunk`.
 */
export function renderPjsip({ bindAddress, sipPort, phonePorts }: ServerSettings): string {
  return [
    `[transport-udp]\ntype = transport\nprotocol = udp\nbind = ${bindAddress}:${sipPort}\n`,
    phone('alice', phonePorts.alice),
    phone('bob', phonePorts.bob),
    phone('carol', undefined),
    phone('dave', DISCARD_PORT),
    phone('erin', DISCARD_PORT),
    endpoint('trunk', 'from-trunk'),
    '[trunk-identify]\ntype = identify\nendpoint = trunk\nmatch = 127.0.0.1\n',
  ].join('\n');
}

function phone(name: string, port: number | undefined): string {
  const contact = port === undefined ? 'max_contacts = 1' : `contact = sip:${name}@127.0.0.1:${port}`;
  return `${endpoint(name, 'default')}aors = ${name}\ncallerid = ${name} <${name}>\n
[${name}]\ntype = aor\n${contact}\n`;
}

function endpoint(name: string, context: string): string {
  return `[${name}]\ntype = endpoint\ncontext = ${context}\ntransport = transport-udp
disallow = all\nallow = ulaw\ndirect_media = no\n`;
}
