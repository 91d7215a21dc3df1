/*
 * The event types that a connection can do without. Not here: those by which the tree learns of calls,
 * bridges, endpoints, playbacks and applications, and those that tell of our own registration.
 */

/** What to know of an event type before it is switched on or off; undefined where nothing but it is missing. */
const COSTS: Readonly<Record<string, string | undefined>> = {
  ChannelCallerId: 'Names and numbers in the tree come with the next event of the channel.',
  ChannelConnectedLine: 'Names and numbers in the tree come with the next event of the channel.',
  ChannelDialplan: 'Where a channel stands, and its application, is seen with its next event.',
  ChannelDtmfReceived: undefined,
  ChannelHangupRequest: undefined,
  ChannelHold: undefined,
  ChannelTalkingFinished: undefined,
  ChannelTalkingStarted: undefined,
  ChannelToneDetected: undefined,
  ChannelUnhold: undefined,
  ChannelUserevent: undefined,
  ChannelVarset: 'That a channel has left another program’s application is seen with its next event.',
  DeviceStateChanged:
    'Off at first: Asterisk 22 can lock up when a connection that is sent device states is cut off.',
  Dial: 'How a call that we originate fares is told by its channel only.',
  PlaybackContinuing: undefined,
  RecordingFailed: undefined,
  RecordingFinished: undefined,
  RecordingStarted: undefined,
  TextMessageReceived: undefined,
};

/** The event types that Asterisk can be told not to send us, in the order of the alphabet. */
export const SWITCHABLE_EVENT_TYPES: readonly string[] = Object.keys(COSTS);

/** What is late or missing while Asterisk does not send `type`; undefined where nothing but the event is. */
export function switchingOffCost(type: string): string | undefined {
  return Object.hasOwn(COSTS, type) ? COSTS[type] : undefined;
}

/** Whether a type is not sent unless the user asks for it. */
export function isOffAtFirst(type: string): boolean {
  return type === 'DeviceStateChanged';
}
