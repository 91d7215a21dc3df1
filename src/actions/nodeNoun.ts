import type { NodeKind } from '../shared/nodeKind';

const NOUNS: Readonly<Partial<Record<NodeKind, string>>> = {
  localPair: 'channel',
  liveRecording: 'recording',
  storedRecording: 'recording',
  deviceState: 'device state',
  logChannel: 'log channel',
  globalVariable: 'variable',
};

/** What nodes of a kind are called in a sentence. */
export function nounOf(kind: NodeKind): string {
  return NOUNS[kind] ?? kind;
}
