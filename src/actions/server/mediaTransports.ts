import { isOffered } from '../../operations/isOffered';

/** A way of external media, as `channels.externalMedia` takes it. */
export interface MediaTransport {
  readonly transport: 'tcp' | 'udp' | 'websocket';
  /** What the media is packed into. */
  readonly encapsulation: 'audiosocket' | 'none' | 'rtp';
  readonly meaning: string;
}

/** What every Asterisk with external media has. */
export const RTP: MediaTransport = { transport: 'udp', encapsulation: 'rtp', meaning: 'RTP' };

/** The ways that came later, with the first version of each branch. */
const LATER: readonly (MediaTransport & { readonly since: readonly string[] })[] = [
  { transport: 'tcp', encapsulation: 'audiosocket', meaning: 'AudioSocket', since: ['18.0.0'] },
  {
    transport: 'websocket',
    encapsulation: 'none',
    meaning: 'a connection of websocket_client.conf',
    since: ['20.16.0', '21.11.0', '22.6.0'],
  },
];

/** The ways of external media that a server of `version` has, the usual one first; all where the version tells nothing. */
export function mediaTransports(version: string | undefined): readonly MediaTransport[] {
  return [RTP, ...LATER.filter(({ since }) => isOffered(since, version))];
}
