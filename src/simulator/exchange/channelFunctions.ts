import type { CallerID } from '../../ari/generated/resources';
import { deviceStateOf } from './deviceStateOf';
import type { Exchange } from './exchange';
import { parseCallerId } from './parseCallerId';
import type { SimulatedChannel } from './simulatedChannel';

/** Where a function is read or written. */
export interface FunctionScope {
  readonly channel: SimulatedChannel;
  readonly exchange: Exchange;
}

/** A dialplan function, e.g. `CALLERID(num)`, whose argument is `num`. */
export interface ChannelFunction {
  /** Undefined when the function cannot be read with this argument. */
  read?(argument: string, scope: FunctionScope): string | undefined;
  write?(argument: string, value: string, scope: FunctionScope): void;
}

/** The dialplan functions that the simulator has. */
export const CHANNEL_FUNCTIONS: Readonly<Record<string, ChannelFunction>> = {
  CALLERID: {
    read: (part, { channel }) => readParty(channel.caller, part),
    write: (part, value, { channel, exchange }) =>
      exchange.channels.setCaller(channel, writeParty(channel.caller, part, value)),
  },
  CONNECTEDLINE: {
    read: (part, { channel }) => readParty(channel.connected, part),
    write: (part, value, { channel, exchange }) =>
      exchange.channels.setConnected(channel, writeParty(channel.connected, part, value)),
  },
  CHANNEL: {
    read: (item, { channel }) => readChannel(channel, item.toLowerCase()),
    write: (item, value, { channel }) => writeChannel(channel, item.toLowerCase(), value),
  },
  GLOBAL: {
    read: (name, { exchange }) => exchange.globals.get(name) ?? '',
    write: (name, value, { exchange }) => exchange.globals.set(name, value),
  },
  DEVICE_STATE: {
    read: (device, { exchange }) => exchange.deviceStates.get(device),
    write: (device, value, { exchange: { deviceStates } }) => {
      // Only these can be set from the dialplan; Asterisk warns and goes on for others.
      if (/^custom:/i.test(device)) deviceStates.set(device, deviceStateOf(value) ?? 'UNKNOWN');
    },
  },
  LEN: { read: (text) => String(Buffer.byteLength(text)) },
  TOUPPER: { read: (text) => text.toUpperCase() },
  TOLOWER: { read: (text) => text.toLowerCase() },
  URIENCODE: { read: (text) => encodeURIComponent(text) },
};

function readParty(party: CallerID, part: string): string | undefined {
  switch (partName(part)) {
    case '':
      return undefined;
    case 'name':
      return party.name;
    case 'num':
    case 'number':
      return party.number;
    case 'all':
      return `"${party.name}" <${party.number}>`;
    case 'pres':
    case 'num-pres':
    case 'name-pres':
      return 'allowed_not_screened';
    case 'name-valid':
    case 'num-valid':
      return '1';
    case 'name-charset':
      return 'iso8859-1';
    case 'ton':
      return '0';
    default:
      return '';
  }
}

function writeParty(party: CallerID, part: string, value: string): CallerID {
  switch (partName(part)) {
    case 'name':
      return { ...party, name: value };
    case 'num':
    case 'number':
      return { ...party, number: value };
    case 'all':
      return parseCallerId(value);
    default:
      return party;
  }
}

/** The part without options: `num` of `num,i`. */
function partName(part: string): string {
  return part.replace(/,.*$/s, '').toLowerCase();
}

/** Items that are empty until somebody sets them. */
const EMPTY_ITEMS: ReadonlySet<string> = new Set([
  ...['after_bridge_goto', 'callgroup', 'dtmf_features', 'hangupsource', 'musicclass', 'parkinglot'],
  ...['pickupgroup', 'secure_bridge_signaling', 'tenantid', 'userfield'],
]);
const AMA_FLAGS: Readonly<Record<string, string>> = { omit: '1', billing: '2', documentation: '3' };

function readChannel(channel: SimulatedChannel, item: string): string | undefined {
  const { dialplan } = channel;
  const format = channel.technology === 'PJSIP' ? 'ulaw' : 'slin192';
  const values: Readonly<Record<string, string>> = {
    state: channel.state,
    name: channel.name,
    channame: channel.name,
    uniqueid: channel.id,
    linkedid: channel.linkedId,
    language: channel.language,
    accountcode: channel.accountcode,
    channeltype: channel.technology,
    context: dialplan.context,
    exten: dialplan.exten,
    appname: dialplan.app_name,
    appdata: dialplan.app_data,
    amaflags: '3',
    checkhangup: channel.hangup.aborted ? '1' : '0',
    max_forwards: '20',
    onhold: '0',
    transfercapability: 'SPEECH',
    audioreadformat: format,
    audiowriteformat: format,
    audionativeformat: `(${format})`,
    videonativeformat: '(nothing)',
  };
  const set = channel.settings.get(item);
  if (set !== undefined) return set;
  return values[item] ?? (EMPTY_ITEMS.has(item) ? '' : undefined);
}

function writeChannel(channel: SimulatedChannel, item: string, value: string): void {
  if (item === 'language') channel.language = value;
  else if (item === 'accountcode') channel.accountcode = value;
  else if (item === 'amaflags') channel.settings.set(item, AMA_FLAGS[value.toLowerCase()] ?? value);
  else if (item === 'tonezone' || EMPTY_ITEMS.has(item)) {
    channel.settings.set(item, value);
  }
}
