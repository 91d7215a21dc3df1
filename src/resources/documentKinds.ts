import type { ListKind } from '../session/lists/listedResource';
import type { ResourceKind } from '../shared/liveResources';

/** What can be opened as a document: every resource, a technology's endpoints, and the server itself. */
export type DocumentKind = ListKind | ResourceKind | 'server' | 'technology';

/** Whether each kind is of the live model, which remembers what it was last. */
const KINDS: Readonly<Record<DocumentKind, 'listed' | 'live' | 'other'>> = {
  application: 'live',
  bridge: 'live',
  channel: 'live',
  endpoint: 'live',
  playback: 'live',
  deviceState: 'listed',
  globalVariable: 'listed',
  liveRecording: 'listed',
  logChannel: 'listed',
  mailbox: 'listed',
  module: 'listed',
  sound: 'listed',
  storedRecording: 'listed',
  server: 'other',
  technology: 'other',
};

/** `text` as a kind; undefined for anything else. */
export function documentKind(text: unknown): DocumentKind | undefined {
  return typeof text === 'string' && Object.hasOwn(KINDS, text) ? (text as DocumentKind) : undefined;
}

/** Whether resources of this kind are in the live model. */
export function isLiveKind(kind: DocumentKind): kind is ResourceKind {
  return KINDS[kind] === 'live';
}

/** Whether resources of this kind are in a list of the session. */
export function isListKind(kind: DocumentKind): kind is ListKind {
  return KINDS[kind] === 'listed';
}
