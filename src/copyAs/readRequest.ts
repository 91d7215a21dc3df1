import { idParts } from '../shared/idParts';
import type { SnippetRequest } from '../snippets/snippetRequest';

/** A resource, by its kind in the tree and ARI's own name of it. */
export interface ReadTarget {
  readonly kind: string;
  readonly id: string;
}

type ReadKind =
  | 'application'
  | 'bridge'
  | 'channel'
  | 'deviceState'
  | 'endpoint'
  | 'globalVariable'
  | 'liveRecording'
  | 'mailbox'
  | 'module'
  | 'playback'
  | 'sound'
  | 'storedRecording';

/** A text as it stands in an address: a lone half of a sign has no place there. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

const below =
  (folder: string) =>
  (id: string): string =>
    `${folder}/${encoded(id)}`;

/** The way to each resource, and for an empty id to the list of its kind. */
const PATHS: Readonly<Record<ReadKind, (id: string) => string>> = {
  application: below('/applications'),
  bridge: below('/bridges'),
  channel: below('/channels'),
  deviceState: below('/deviceStates'),
  // The technology is what stands before the first slash.
  endpoint: (id) =>
    `/endpoints/${id
      .split(/\/(.*)/s, 2)
      .map(encoded)
      .join('/')}`,
  globalVariable: (id) => `/asterisk/variable?variable=${encoded(id)}`,
  liveRecording: below('/recordings/live'),
  mailbox: below('/mailboxes'),
  module: below('/asterisk/modules'),
  playback: below('/playbacks'),
  sound: below('/sounds'),
  storedRecording: below('/recordings/stored'),
};

/** Lists, by the kind of a folder or of what stands for several. */
const LISTS: Readonly<Record<string, string | undefined>> = {
  application: '/applications',
  bridge: '/bridges',
  channel: '/channels',
  deviceState: '/deviceStates',
  endpoint: '/endpoints',
  logChannel: '/asterisk/logging',
  mailbox: '/mailboxes',
  module: '/asterisk/modules',
  sound: '/sounds',
  storedRecording: '/recordings/stored',
};

function isReadKind(kind: string): kind is ReadKind {
  return Object.hasOwn(PATHS, kind);
}

function applicationOf(id: string): string {
  const [application] = idParts(id);
  return typeof application === 'string' ? application : id;
}

function pathOf({ kind, id }: ReadTarget): string | undefined {
  switch (kind) {
    case 'server':
      return '/asterisk/info';
    case 'folder':
      return Object.hasOwn(LISTS, id) ? LISTS[id] : undefined;
    case 'technology':
      return `/endpoints/${encoded(id)}`;
    case 'logChannel':
      return LISTS.logChannel;
    case 'eventFilter':
    case 'subscriptions':
      return PATHS.application(id);
    case 'eventRule':
    case 'subscription':
      return PATHS.application(applicationOf(id));
    default:
      // Clients resolve these, so that another resource would be meant.
      return isReadKind(kind) && !['', '.', '..'].includes(id) ? PATHS[kind](id) : undefined;
  }
}

/** The request that reads what a node of the tree shows; undefined where ARI has none. */
export function readRequest(target: ReadTarget): SnippetRequest | undefined {
  const path = pathOf(target);
  return path === undefined ? undefined : { method: 'GET', path };
}
