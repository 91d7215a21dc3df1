import type { ListedResource, ListKind } from '../session/lists/listedResource';
import { fieldsOf, type Fields } from '../shared/fields';
import { logChannelName } from '../shared/logChannelName';
import { targetText } from './targetText';
import { resourceContext } from './contextValue';
import type { ItemContent, NodeIcon } from './itemContent';
import { resourceText } from './resourceText';
import type { LiveView, ServerView } from './serverView';

/** A field that is to be shown, whatever its type is. */
function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** The languages and formats that a sound comes in: `en (gsm, wav)`. */
function formatsText(formats: unknown): string {
  const byLanguage = new Map<string, string[]>();
  for (const pair of Array.isArray(formats) ? (formats as readonly unknown[]) : []) {
    const { language, format } = fieldsOf(pair) ?? {};
    const known = byLanguage.get(text(language)) ?? [];
    byLanguage.set(text(language), [...known, text(format)]);
  }
  return [...byLanguage].map(([language, all]) => `${language} (${all.sort().join(', ')})`).join(' · ');
}

const NOUNS: Readonly<Record<ListKind, string>> = {
  deviceState: 'Device state',
  globalVariable: 'Global variable',
  liveRecording: 'Recording under way',
  logChannel: 'Log channel',
  mailbox: 'Mailbox',
  module: 'Module',
  sound: 'Sound',
  storedRecording: 'Stored recording',
};

function descriptionOf({ kind, id, raw }: ListedResource, live: LiveView): string {
  switch (kind) {
    case 'deviceState':
      return text(raw.state);
    case 'globalVariable':
      return text(raw.value) === '' ? 'not set, or empty' : text(raw.value);
    case 'liveRecording':
      return joined(text(raw.state), text(raw.format), targetText(text(raw.target_uri), live));
    case 'logChannel':
      // The console’s label is its type.
      return joined(id === raw.type ? '' : text(raw.type), text(raw.status), text(raw.configuration).trim());
    case 'mailbox':
      return `${text(raw.new_messages)} new · ${text(raw.old_messages)} old`;
    case 'module': {
      const uses = raw.use_count === 0 ? '' : `used ${text(raw.use_count)}×`;
      return joined(text(raw.status) === 'Running' ? '' : text(raw.status), uses, text(raw.description));
    }
    case 'sound':
      return text(raw.text) === '' ? formatsText(raw.formats) : text(raw.text);
    case 'storedRecording':
      return text(raw.format);
  }
}

const GREEN = 'charts.green';
const GREY = 'disabledForeground';

const DEVICE_COLORS: Readonly<Partial<Record<string, string>>> = {
  NOT_INUSE: GREEN,
  INUSE: 'charts.yellow',
  RINGING: 'charts.yellow',
  RINGINUSE: 'charts.yellow',
  ONHOLD: 'charts.orange',
  BUSY: 'charts.red',
};

function iconOf(kind: ListKind, raw: Fields): NodeIcon {
  switch (kind) {
    case 'deviceState':
      return { id: 'circle-filled', color: DEVICE_COLORS[text(raw.state)] ?? GREY };
    case 'globalVariable':
      return { id: 'symbol-variable' };
    case 'liveRecording':
      return raw.state === 'paused' ? { id: 'debug-pause' } : { id: 'record', color: 'charts.red' };
    case 'logChannel':
      return raw.status === 'Enabled' ? { id: 'output', color: GREEN } : { id: 'output', color: GREY };
    case 'mailbox':
      return text(raw.new_messages) === '0' ? { id: 'mail' } : { id: 'mail', color: 'charts.yellow' };
    case 'module':
      return raw.status === 'Running'
        ? { id: 'extensions', color: GREEN }
        : { id: 'extensions', color: GREY };
    case 'sound':
      return { id: 'unmute' };
    case 'storedRecording':
      return { id: 'file-media' };
  }
}

/** A resource of a list, with what one looks for first. */
export function listedContent(view: ServerView, live: LiveView, listed: ListedResource): ItemContent {
  const { kind, id, raw } = listed;
  const description = descriptionOf(listed, live);
  return {
    // Of a log's path only its end fits into a narrow side bar; the tooltip has all of it.
    label: kind === 'logChannel' ? logChannelName(id) : id,
    description,
    icon: iconOf(kind, raw),
    context: resourceContext(view, kind, listed),
    expansion: 'none',
    spoken: `${NOUNS[kind]} ${id}, ${description}`,
    tooltip: () => resourceText(raw),
  };
}
