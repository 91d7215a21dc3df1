import type { ResourceTable } from '../shared/changeSet';
import { folderContext } from './contextValue';
import type { ItemContent } from './itemContent';
import type { FolderKind, FolderNode } from './nodes';

const FOLDERS: Readonly<Record<FolderKind, { readonly label: string; readonly icon: string }>> = {
  application: { label: 'Applications', icon: 'package' },
  channel: { label: 'Channels', icon: 'pulse' },
  bridge: { label: 'Bridges', icon: 'type-hierarchy' },
  endpoint: { label: 'Endpoints', icon: 'plug' },
};

/** A folder with the number of resources in it; an empty one says so. */
export function folderContent({ folder }: FolderNode, resources: ResourceTable): ItemContent {
  const { label, icon } = FOLDERS[folder];
  const count = resources[folder].size;
  const description = count === 0 ? 'none' : String(count);
  return {
    label,
    description,
    icon: { id: icon },
    context: folderContext(folder),
    // Endpoints stay folded: they are many, and they rarely change. An empty folder is open all the same:
    // VS Code would not unfold it by itself when its first resource comes.
    expansion: folder === 'endpoint' ? 'collapsed' : 'expanded',
    spoken: `${label}, ${description}`,
    tooltip: () => `${label}: ${description}`,
  };
}
