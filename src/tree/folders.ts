import type { ListKind } from '../session/lists/listedResource';
import type { ResourceKind } from '../shared/liveResources';

/** The folders beneath a server, named after the kind of resource in them, and the groups of such folders. */
export type FolderKind = GroupKind | ListKind | ResourceKind;

/** Folders that hold folders: what is looked at now and then stays out of the way of what is always needed. */
export type GroupKind = 'media' | 'system';

/** How a folder is shown. */
interface FolderFacts {
  readonly label: string;
  readonly icon: string;
  /** Its word in `viewItem`. */
  readonly word: string;
  readonly isOpen: boolean;
  /** What to know of it, for the tooltip. */
  readonly about?: string;
}

/** What is folded even where it holds something: it is much, or rarely needed. */
const FOLDED = { isOpen: false } as const;

/** How each folder is shown. */
export const FOLDERS: Readonly<Record<FolderKind, FolderFacts>> = {
  application: { label: 'Applications', icon: 'package', word: 'applications', isOpen: true },
  channel: { label: 'Channels', icon: 'pulse', word: 'channels', isOpen: true },
  bridge: { label: 'Bridges', icon: 'type-hierarchy', word: 'bridges', isOpen: true },
  endpoint: { label: 'Endpoints', icon: 'plug', word: 'endpoints', ...FOLDED },
  media: {
    label: 'Media',
    icon: 'library',
    word: 'media',
    ...FOLDED,
    about: 'Playbacks, recordings and sounds.',
  },
  playback: {
    label: 'Playbacks',
    icon: 'play-circle',
    word: 'playbacks',
    isOpen: true,
    about: 'Asterisk does not list playbacks: these have begun since the connection was opened.',
  },
  liveRecording: {
    label: 'Live Recordings',
    icon: 'record',
    word: 'liveRecordings',
    isOpen: true,
    about: 'Asterisk does not list recordings under way: these have begun since the connection was opened.',
  },
  storedRecording: { label: 'Stored Recordings', icon: 'archive', word: 'storedRecordings', ...FOLDED },
  sound: { label: 'Sounds', icon: 'unmute', word: 'sounds', ...FOLDED },
  system: {
    label: 'System',
    icon: 'settings-gear',
    word: 'system',
    ...FOLDED,
    about: 'Device states, mailboxes, modules, log channels and global variables.',
  },
  deviceState: {
    label: 'Device States',
    icon: 'device-mobile',
    word: 'deviceStates',
    ...FOLDED,
    about:
      'Those that ARI has made (Stasis:…). The state of an endpoint’s device stands beside the endpoint.',
  },
  mailbox: { label: 'Mailboxes', icon: 'mail', word: 'mailboxes', ...FOLDED },
  module: { label: 'Modules', icon: 'extensions', word: 'modules', ...FOLDED },
  logChannel: { label: 'Log Channels', icon: 'output', word: 'logChannels', ...FOLDED },
  globalVariable: {
    label: 'Global Variables',
    icon: 'symbol-variable',
    word: 'globalVariables',
    ...FOLDED,
    about: 'Asterisk does not list global variables: these were asked for by name.',
  },
};

/** The folders beneath a server, from top to bottom. */
export const SERVER_FOLDERS: readonly FolderKind[] = [
  'application',
  'channel',
  'bridge',
  'endpoint',
  'media',
  'system',
];

/** The folders in each group, from top to bottom. */
export const GROUPS: Readonly<Record<GroupKind, readonly FolderKind[]>> = {
  media: ['playback', 'liveRecording', 'storedRecording', 'sound'],
  system: ['deviceState', 'mailbox', 'module', 'logChannel', 'globalVariable'],
};

const LISTS: ReadonlySet<FolderKind> = new Set(
  [...GROUPS.media, ...GROUPS.system].filter((kind) => kind !== 'playback'),
);

/** Whether a folder holds folders. */
export function isGroup(folder: FolderKind): folder is GroupKind {
  return folder === 'media' || folder === 'system';
}

/** Whether a folder's resources are asked for when it is looked at; the others are in the live model. */
export function isList(folder: FolderKind): folder is ListKind {
  return LISTS.has(folder);
}

/** The group that a folder is in; undefined for those right beneath the server. */
export function groupOf(folder: FolderKind): GroupKind | undefined {
  if (GROUPS.media.includes(folder)) return 'media';
  return GROUPS.system.includes(folder) ? 'system' : undefined;
}
