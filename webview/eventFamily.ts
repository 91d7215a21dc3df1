import type { RowKind } from '../src/shared/eventRow';

/** How a row looks: a codicon, and the colour of its family. */
export interface EventLook {
  readonly icon: string;
  readonly family: 'bridge' | 'call' | 'media' | 'other' | 'plan' | 'rest' | 'stasis' | 'status' | 'trouble';
}

/** By the beginning of the type's name, the longer ones before the shorter. */
const LOOKS: readonly (readonly [prefix: string, look: EventLook])[] = [
  ['StasisStart', { icon: 'debug-start', family: 'stasis' }],
  ['StasisEnd', { icon: 'debug-stop', family: 'stasis' }],
  ['ApplicationMoveFailed', { icon: 'error', family: 'trouble' }],
  ['ApplicationReplaced', { icon: 'warning', family: 'trouble' }],
  ['Application', { icon: 'package', family: 'stasis' }],
  ['Bridge', { icon: 'type-hierarchy', family: 'bridge' }],
  ['ChannelEnteredBridge', { icon: 'sign-in', family: 'bridge' }],
  ['ChannelLeftBridge', { icon: 'sign-out', family: 'bridge' }],
  ['ChannelVarset', { icon: 'symbol-variable', family: 'plan' }],
  ['ChannelDialplan', { icon: 'list-ordered', family: 'plan' }],
  ['ChannelUserevent', { icon: 'symbol-event', family: 'plan' }],
  ['ChannelDtmfReceived', { icon: 'record-keys', family: 'media' }],
  ['ChannelTalking', { icon: 'mic', family: 'media' }],
  ['ChannelToneDetected', { icon: 'pulse', family: 'media' }],
  ['ChannelCreated', { icon: 'add', family: 'call' }],
  ['ChannelDestroyed', { icon: 'trash', family: 'call' }],
  ['ChannelHangupRequest', { icon: 'circle-slash', family: 'call' }],
  ['ChannelTransfer', { icon: 'arrow-swap', family: 'call' }],
  ['Channel', { icon: 'circle-outline', family: 'call' }],
  ['Call', { icon: 'megaphone', family: 'stasis' }],
  ['Dial', { icon: 'call-outgoing', family: 'call' }],
  ['PlaybackFinished', { icon: 'stop-circle', family: 'media' }],
  ['Playback', { icon: 'play-circle', family: 'media' }],
  ['RecordingFailed', { icon: 'error', family: 'trouble' }],
  ['Recording', { icon: 'record', family: 'media' }],
  ['REST', { icon: 'arrow-up', family: 'rest' }],
  ['TextMessage', { icon: 'comment', family: 'other' }],
  ['MissingParams', { icon: 'error', family: 'trouble' }],
  ['DeviceState', { icon: 'device-mobile', family: 'status' }],
  ['EndpointState', { icon: 'radio-tower', family: 'status' }],
  ['PeerStatus', { icon: 'radio-tower', family: 'status' }],
  ['ContactStatus', { icon: 'radio-tower', family: 'status' }],
];

const OTHER: EventLook = { icon: 'symbol-event', family: 'other' };

/** How a row of this kind and type looks. */
export function eventLook(kind: RowKind, type: string): EventLook {
  switch (kind) {
    case 'gap':
      return { icon: 'warning', family: 'trouble' };
    case 'snapshot':
      return { icon: 'sync', family: 'status' };
    case 'malformed':
      return { icon: 'error', family: 'trouble' };
    case 'unknown':
      return { icon: 'question', family: 'other' };
    case 'call':
    case 'event':
      return LOOKS.find(([prefix]) => type.startsWith(prefix))?.[1] ?? OTHER;
  }
}
