import { fieldsOf, type Fields } from '../../shared/fields';

/** What an event says of an originated channel. */
export type CallProgress =
  /** Where dialling stands, as Asterisk's dialstatus in lower case: `ringing`, `busy`, `congestion`, … */
  | { readonly kind: 'dialling'; readonly status: string }
  | { readonly kind: 'up' }
  /** Gone before or after it was up; `reason` is Asterisk's cause text. */
  | { readonly kind: 'gone'; readonly reason: string };

/** Reads what an event (ChannelStateChange, Dial, StasisStart, ChannelDestroyed) tells of a channel. */
export function callProgress(event: Fields, channelId: string): CallProgress | undefined {
  const channel = fieldsOf(event.channel) ?? {};
  if (event.type === 'Dial') {
    const { dialstatus: status, peer } = event;
    if (fieldsOf(peer)?.id !== channelId || typeof status !== 'string' || status === '') return undefined;
    return { kind: 'dialling', status: status.toLowerCase() };
  }
  if (channel.id !== channelId) return undefined;
  switch (event.type) {
    case 'ChannelDestroyed': {
      const { cause, cause_txt: text } = event;
      const code = typeof cause === 'number' ? ` (cause ${String(cause)})` : '';
      return { kind: 'gone', reason: `${typeof text === 'string' ? text : 'no reason given'}${code}` };
    }
    case 'ChannelStateChange':
    case 'StasisStart':
      if (channel.state === 'Up') return { kind: 'up' };
      return channel.state === 'Ringing' ? { kind: 'dialling', status: 'ringing' } : undefined;
    default:
      return undefined;
  }
}
