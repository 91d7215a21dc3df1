import { folderContext, technologyContext } from './contextValue';
import { FOLDERS, isGroup, isList, type FolderKind } from './folders';
import type { ItemContent } from './itemContent';
import type { FolderNode, TechnologyNode } from './nodes';
import type { LiveView, ServerView } from './serverView';
import { countLeft } from './shownChildren';
import type { TreeLook } from './treeLook';

/** How many resources a folder holds; undefined while nobody has asked. */
function sizeOf(folder: FolderKind, live: LiveView): number | undefined {
  if (isGroup(folder)) return undefined;
  return isList(folder) ? live.list(folder).items?.size : live.resources[folder].size;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** What goes on in a group that nobody has unfolded. */
function groupText(live: LiveView): string {
  const playbacks = live.resources.playback.size;
  const recordings = live.list('liveRecording').items?.size ?? 0;
  return [
    ...(playbacks > 0 ? [counted(playbacks, 'playback')] : []),
    ...(recordings > 0 ? [counted(recordings, 'recording')] : []),
  ].join(' · ');
}

/** How many there are, and what is left of them by a filter. */
function sizeText(size: number, left: number, filter: string | undefined): string {
  if (filter !== undefined) return `“${filter}”: ${String(left)} of ${String(size)}`;
  return size === 0 ? 'none' : String(size);
}

/** A folder with the number of resources in it; an empty one says so. */
export function folderContent(
  node: FolderNode,
  view: ServerView,
  live: LiveView,
  look: TreeLook,
): ItemContent {
  const { label, icon, isOpen, about } = FOLDERS[node.id];
  const filter = look.filterOf(node);
  const size = sizeOf(node.id, live);
  const isLoading = isList(node.id) && live.list(node.id).isLoading;
  const left = filter === undefined ? 0 : countLeft(node, view, look);
  const description =
    node.id === 'media' ? groupText(live) : size === undefined ? '' : sizeText(size, left, filter);
  return {
    label,
    description,
    icon: { id: isLoading ? 'loading~spin' : icon },
    context: folderContext(view, node.id, filter !== undefined),
    // An empty folder is open all the same: VS Code would not unfold it by itself when its first resource comes.
    expansion: isOpen ? 'expanded' : 'collapsed',
    spoken: description === '' ? label : `${label}, ${description}`,
    tooltip: () =>
      [description === '' ? label : `${label}: ${description}`, ...(about ? [about] : [])].join('\n'),
  };
}

/** The endpoints of one technology, with how many there are and how many of them can be reached. */
export function technologyContent(
  node: TechnologyNode,
  view: ServerView,
  live: LiveView,
  look: TreeLook,
): ItemContent | undefined {
  const endpoints = live.endpoints.of(node.id);
  if (endpoints.length === 0) return undefined;
  const online = endpoints.filter(({ state }) => state === 'online').length;
  const filter = look.filterOf(node);
  const size = sizeText(endpoints.length, filter === undefined ? 0 : countLeft(node, view, look), filter);
  const description = filter === undefined ? `${size} · ${String(online)} online` : size;
  return {
    label: node.id,
    description,
    icon: { id: 'broadcast' },
    context: technologyContext(view, filter !== undefined),
    expansion: 'collapsed',
    spoken: `Endpoints of ${node.id}, ${description}`,
    tooltip: () => `${node.id}: ${description}`,
  };
}
