import type { LiveChannel } from './liveResources';

/** The actions on one channel that the events view and the tree offer as buttons. */
export type ChannelAction = 'answer' | 'bridge' | 'hangup' | 'play' | 'removeFromBridge';

/** Whether an action makes sense now; where it does not, why, as a sentence for the user. */
export type Availability = { readonly enabled: true } | { readonly enabled: false; readonly reason: string };

const ENABLED: Availability = { enabled: true };

function refuse(reason: string): Availability {
  return { enabled: false, reason };
}

const AWAITED = 'The other end has not answered yet.';

/** A call to the outside that nobody has answered: Asterisk refuses (412) most of what could be done with it. */
export function awaitsFarEnd({ state }: Pick<LiveChannel, 'state'>): boolean {
  return state === 'Down' || state === 'Rsrvd' || state === 'Ringing';
}

/**
 * Tells whether `action` can succeed on `channel` as far as the live model knows. Only what Asterisk
 * certainly refuses (409 not in Stasis, 412 wrong state) or what cannot have an effect is refused
 * here: Asterisk's word is final.
 */
export function channelActionAvailability(
  action: ChannelAction,
  channel: LiveChannel | undefined,
  readOnly: boolean,
): Availability {
  if (!channel) return refuse('No channel is selected, or it is gone.');
  if (readOnly) return refuse('This connection is read-only.');
  if (action === 'hangup') return ENABLED;
  if (!channel.stasis) return refuse('The channel is not in a Stasis application.');
  const isAwaited = awaitsFarEnd(channel);
  switch (action) {
    case 'answer':
      if (isAwaited) return refuse(AWAITED);
      return channel.state === 'Up' ? refuse('The channel is already up.') : ENABLED;
    case 'removeFromBridge':
      return channel.bridgeId === undefined ? refuse('The channel is not in a bridge.') : ENABLED;
    case 'bridge':
      return ENABLED;
    case 'play':
      return isAwaited ? refuse(AWAITED) : ENABLED;
  }
}
