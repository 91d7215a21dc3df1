import type { CommandId } from '../contributions';

/** A codicon, and the theme colour it has. */
export interface NodeIcon {
  readonly id: string;
  readonly color?: string;
}

/** What a node looks like. `nodeContent` makes its texts safe; the line breaks of the tooltip are ours. */
export interface ItemContent {
  readonly label: string;
  readonly description: string;
  readonly icon: NodeIcon;
  /** See `contextValue.ts`. */
  readonly context: string;
  readonly expansion: 'collapsed' | 'expanded' | 'none';
  /** What a screen reader says. */
  readonly spoken: string;
  /** Plain text, never Markdown; a function, since only the item under the mouse needs it. */
  readonly tooltip: () => string;
  /** What a click does, beyond selecting; the command is handed the node. */
  readonly command?: CommandId;
}
