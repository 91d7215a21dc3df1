import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { ItemContent, NodeIcon } from './itemContent';
import type { TreeNode } from './nodes';

const COLLAPSIBLE: Readonly<Record<ItemContent['expansion'], TreeItemCollapsibleState>> = {
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
  none: TreeItemCollapsibleState.None,
};

function themeIcon({ id, color }: NodeIcon): ThemeIcon {
  return color === undefined ? new ThemeIcon(id) : new ThemeIcon(id, new ThemeColor(color));
}

/**
 * Turns `content` into VS Code's form, but for the tooltip, which is resolved when it is looked at. `node` is what
 * its command is handed.
 */
export function treeItem(id: string, content: ItemContent, node?: TreeNode): TreeItem {
  const item = new TreeItem(content.label, COLLAPSIBLE[content.expansion]);
  item.id = id;
  item.description = content.description;
  item.iconPath = themeIcon(content.icon);
  item.contextValue = content.context;
  item.accessibilityInformation = { label: content.spoken };
  if (content.command !== undefined)
    item.command = { command: content.command, title: content.label, arguments: [node] };
  return item;
}

/** Stands for a node that is gone between two questions of VS Code; its parent's refresh is under way. */
export function goneItem(): TreeItem {
  return new TreeItem('…');
}
