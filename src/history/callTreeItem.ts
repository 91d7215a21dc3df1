import { ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import { COMMANDS } from '../contributions';
import type { CallContent } from './callContent';

/**
 * Turns `content` into VS Code's form, but for the tooltip, which is resolved when it is looked at. A click opens
 * `node`.
 */
export function callTreeItem(id: string, content: CallContent, node?: unknown): TreeItem {
  const { label, description, icon, color, context, spoken } = content;
  const item = new TreeItem(label);
  item.id = id;
  item.description = description;
  item.iconPath = color === undefined ? new ThemeIcon(icon) : new ThemeIcon(icon, new ThemeColor(color));
  item.contextValue = context;
  item.accessibilityInformation = { label: spoken };
  if (node) item.command = { title: 'Open', command: COMMANDS.openCall, arguments: [node] };
  return item;
}
