import type { ListKind } from '../../session/lists/listedResource';
import { fieldsOf } from '../../shared/fields';
import { hasOwnLogName, logChannelName } from '../../shared/logChannelName';
import { distinct, together, fixed, type SuggestionSource } from './suggestion';

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The ids of one of the server's lists, told apart by some fields of each. */
function listed(kind: ListKind, ...about: readonly string[]): SuggestionSource {
  return async ({ server }) =>
    [...(await server.lists.load(kind)).values()].map(({ id, raw }) => {
      const description = about
        .map((name) => text(fieldsOf(raw)?.[name]))
        .filter(Boolean)
        .join(' · ');
      return description === '' ? { value: id } : { value: id, description };
    });
}

/** As `source`, with `before` in front of each value. */
function prefixed(before: string, source: SuggestionSource): SuggestionSource {
  return async (context) =>
    (await source(context)).map((found) => ({ ...found, value: `${before}${found.value}` }));
}

/** Names of the modules that are loaded. */
export const modules = listed('module', 'status', 'description');
const logFiles = listed('logChannel', 'configuration', 'status');
/** Log files as ARI names them; those that it cannot name are left out. */
export const logChannels: SuggestionSource = async (context) => {
  const found = await logFiles(context);
  const files = found.map(({ value }) => value);
  return found
    .filter(({ value }) => hasOwnLogName(value, files))
    .map((log) => ({ ...log, value: logChannelName(log.value) }));
};
/** Device states that ARI has made. */
export const deviceStates = listed('deviceState', 'state');
/** Names of mailboxes. */
export const mailboxes = listed('mailbox');
/** Recordings on the server's disk. */
export const storedRecordings = listed('storedRecording', 'format');
/** Recordings under way, as far as they are known. */
export const liveRecordings = listed('liveRecording', 'state', 'target_uri');
/** Sounds of the server. */
export const sounds = listed('sound', 'text');
/** Global variables that somebody has looked at. */
export const globalVariables = listed('globalVariable', 'value');

/** Everything that can be played; the server's own last, because there are hundreds. */
export const media = together(
  fixed(
    ['tone:ring', 'ringing tone, until stopped'],
    ['tone:busy', 'busy tone, until stopped'],
    ['digits:123', 'says digits one by one'],
    ['number:42', 'says a number'],
    ['characters:abc', 'spells'],
  ),
  prefixed('recording:', storedRecordings),
  prefixed('sound:', sounds),
);

function ofSounds(field: 'format' | 'language'): SuggestionSource {
  return async ({ server }) => {
    const all = [...(await server.lists.load('sound')).values()].flatMap(({ raw }) => {
      const { formats } = fieldsOf(raw) ?? {};
      return Array.isArray(formats) ? (formats as readonly unknown[]) : [];
    });
    return distinct(
      all.map((pair) => ({ value: text(fieldsOf(pair)?.[field]), description: 'of the sounds' })),
    );
  };
}

/** The languages that there are sounds in. */
export const languages = ofSounds('language');
/** The formats that there are sounds in. */
export const soundFormats = ofSounds('format');
