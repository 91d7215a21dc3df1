import type { Aliases } from './aliases';

type Json = Readonly<Record<string, unknown>>;

const CHANNEL_KEYS = [
  ...['id', 'name', 'state', 'protocol_id', 'caller', 'connected', 'accountcode', 'dialplan'],
  ...['creationtime', 'language'],
];
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+\d{4}$/;
const TIMES = new Set(['timestamp', 'creationtime', 'startup_time', 'last_reload_time']);
const SETS = new Set(['channel_ids', 'bridge_ids', 'endpoint_ids', 'device_names', 'channels']);
const NUMBERS = new Set(['duration', 'duration_ms', 'talking_duration', 'silence_duration']);

/** A value as one line of a transcript: keys in order, ids by name, and what no two runs share left out. */
export function renderValue(value: unknown, aliases: Aliases, key = ''): string {
  if (typeof value === 'string') return renderText(value, aliases, key);
  if (typeof value === 'number' && NUMBERS.has(key)) return '<number>';
  if (Array.isArray(value)) return renderList(value, aliases, SETS.has(key));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const object = value as Json;
  return 'dialplan' in object && 'caller' in object
    ? renderChannel(object, aliases)
    : renderMembers(object, aliases);
}

/** Only what kind of value it is: for what differs between any two servers, such as versions and builds. */
export function renderShape(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(renderShape))].sort().join(' | ')}]`;
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${name}: ${renderShape(member)}`).join(', ')}}`;
}

function renderText(text: string, aliases: Aliases, key: string): string {
  if (TIMES.has(key) && TIME.test(text)) return '<time>';
  if (key === 'asterisk_id' && text !== '') return '<asterisk>';
  if (key.endsWith('_PORT')) return '<port>';
  // SIP Call-IDs are random.
  if (key === 'protocol_id' && text !== '') return '<call id>';
  // The package's version differs between any two servers.
  if (text.startsWith('<!DOCTYPE')) return JSON.stringify(text.replace(/(Asterisk\/)[^<]*/, '$1<version>'));
  const short = text.length > 300 ? `${text.slice(0, 100)}… (${String(text.length)} characters)` : text;
  return JSON.stringify(aliases.in(short).replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>'));
}

/** Resources and sets of ids are listed in the order of hash tables: sorted here. Other lists keep theirs. */
function renderList(list: readonly unknown[], aliases: Aliases, isSet: boolean): string {
  const items = list.map((item) => renderValue(item, aliases));
  const isResources = list.every((item) => typeof item === 'object' && item !== null);
  return `[${(isResources || isSet ? items.sort() : items).join(', ')}]`;
}

function renderMembers(object: Json, aliases: Aliases): string {
  const names = Object.keys(object).sort();
  return `{${names.map((name) => `${name}: ${renderValue(object[name], aliases, name)}`).join(', ')}}`;
}

function renderParty(party: unknown): string {
  const { name, number, ...rest } = party as Json;
  const more = Object.keys(rest).length === 0 ? '' : ` ${JSON.stringify(rest)}`;
  return `"${String(name)}" <${String(number)}>${more}`;
}

/** A channel as `id<name|state|place|caller|connected>`, with what is missing or more than usual. */
function renderChannel(channel: Json, aliases: Aliases): string {
  const { id, name, state, language, accountcode, protocol_id: protocolId } = channel;
  const { context, exten, priority, app_name, app_data, ...rest } = channel.dialplan as Json;
  const parts = [
    String(name),
    // See `isRacingBusy`: of that the state of a channel which refuses is either.
    state === 'Busy' ? 'Ring' : String(state),
    `${String(context)},${String(exten)},${String(priority)} ${String(app_name)}(${String(app_data)})`,
    `caller ${renderParty(channel.caller)}`,
    `connected ${renderParty(channel.connected)}`,
    ...(language === 'en' ? [] : [`language ${String(language)}`]),
    ...(accountcode === '' ? [] : [`accountcode ${String(accountcode)}`]),
    ...(protocolId === '' ? [] : ['<call id>']),
    ...(Object.keys(rest).length === 0 ? [] : [JSON.stringify(rest)]),
    ...(typeof channel.creationtime === 'string' && TIME.test(channel.creationtime)
      ? []
      : ['no creationtime']),
    ...CHANNEL_KEYS.filter((key) => !(key in channel)).map((key) => `without ${key}`),
    ...Object.keys(channel)
      .filter((key) => !CHANNEL_KEYS.includes(key))
      .sort()
      .map((key) => `${key} ${renderValue(channel[key], aliases, key)}`),
  ];
  return aliases.in(`${String(id)}<${parts.join('|')}>`);
}
