/*
 * What `viewItem` is in the menus of package.json: words separated by single spaces, the first says what
 * the node is (a NodeKind, or `more`, `message`), the others what can be done with it now. Match words:
 * `viewItem =~ /\bcanAnswer\b/`.
 *
 *   server STATE RIGHT MODE [simulated]
 *                             STATE: disconnected | busy | connected | waiting | replaced | failed
 *                             RIGHT: readWrite | readOnly     MODE: watch | serve
 *   folder WORD [canWrite] [canRefresh] [canFilter] [filtered]     WORD: see folders.ts
 *   application WHOSE [canWrite] [canServe]                        WHOSE: ours | other
 *   technology [canRefresh] [canFilter] [filtered]
 *   endpoint [canWrite] [canOriginate]
 *   eventFilter [ours] [canWrite]                                  ours: of the application of our own WebSocket
 *   any other kind [canWrite]
 *
 * Besides them every resource has a word for each typed action that can be called on it now: `canHold` for
 * `hold`, see availableActions.ts. `canWrite` and `can…` words of what writes are there only while the
 * connection is live, and only where it may write. Beware of `connected`: it is a part of `disconnected`, so
 * match it with `\b`.
 */
import type { ActionResource, AvailabilityContext } from '../operations/actionFacts';
import { availableActions, wordOf } from '../operations/availableActions';
import type { ConnectionState } from '../shared/connectionState';
import type { LiveApplication } from '../shared/liveResources';
import type { NodeKind } from '../shared/nodeKind';
import { FOLDERS, isGroup, type FolderKind } from './folders';
import { isWritable, type ServerView } from './serverView';

const STATE_WORDS: Readonly<Record<ConnectionState['status'], string>> = {
  disconnected: 'disconnected',
  connecting: 'busy',
  synchronising: 'busy',
  live: 'connected',
  waitingToRetry: 'waiting',
  replaced: 'replaced',
  failed: 'failed',
};

/** The context of a server node. */
export function serverContext(server: ServerView): string {
  const { profile, state } = server;
  const right = profile.readOnly ? 'readOnly' : 'readWrite';
  const words = ['server', STATE_WORDS[state.status], right, profile.mode];
  return [
    ...words,
    ...actionWords(server, 'server', undefined),
    ...(profile.simulated ? ['simulated'] : []),
  ].join(' ');
}

function lookWords({ state }: ServerView, isFiltered: boolean): readonly string[] {
  return [
    ...(state.status === 'live' ? ['canRefresh'] : []),
    'canFilter',
    ...(isFiltered ? ['filtered'] : []),
  ];
}

/** The context of a folder, filtered or not. */
export function folderContext(server: ServerView, folder: FolderKind, isFiltered: boolean): string {
  const words = ['folder', FOLDERS[folder].word];
  if (isWritable(server)) words.push('canWrite');
  return [...words, ...(isGroup(folder) ? [] : lookWords(server, isFiltered))].join(' ');
}

/** The context of a technology, filtered or not. */
export function technologyContext(server: ServerView, isFiltered: boolean): string {
  return ['technology', ...lookWords(server, isFiltered)].join(' ');
}

function actionWords(server: ServerView, kind: NodeKind, resource: ActionResource): readonly string[] {
  const { live, profile, state, version } = server;
  if (!live || state.status !== 'live') return [];
  const { resources, ourApplication } = live;
  const { readOnly } = profile;
  const logs = live.list('logChannel').items;
  const context: AvailabilityContext = { resources, version, ourApplication, readOnly, logs };
  return availableActions(kind, resource, context).map(wordOf);
}

/** The context of a node that shows `resource`, as the live model or a list has it. */
export function resourceContext(server: ServerView, kind: NodeKind, resource: ActionResource): string {
  const isOwnFilter = kind === 'eventFilter' && resource?.kind === 'application' && resource.ours;
  const words: string[] = isOwnFilter ? [kind, 'ours'] : [kind];
  if (isWritable(server)) words.push('canWrite');
  if (kind === 'endpoint' && isWritable(server)) words.push('canOriginate');
  return [...words, ...actionWords(server, kind, resource)].join(' ');
}

/** The context of an application node. */
export function applicationContext(server: ServerView, application: LiveApplication): string {
  const whose = application.ours ? 'ours' : 'other';
  const words = ['application', whose];
  if (isWritable(server)) words.push(...(application.ours ? ['canWrite'] : ['canWrite', 'canServe']));
  return [...words, ...actionWords(server, 'application', application)].join(' ');
}
