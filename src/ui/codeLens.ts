import { CodeLens, type Range } from 'vscode';
import { displayText } from '../shared/displayText';

/** A word above a line, with what it does. */
export interface LensContent {
  /** Id of a codicon. */
  readonly icon: string;
  /** Untrusted text. */
  readonly title: string;
  readonly tooltip?: string;
  /** Id of the command; a word that does nothing has an empty one. */
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** Makes a CodeLens; in its title, `$(…)` would be an icon. */
export function codeLens(
  range: Range,
  { icon, title, tooltip, command, arguments: given }: LensContent,
): CodeLens {
  return new CodeLens(range, {
    title: `$(${icon}) ${displayText(title)}`,
    command,
    ...(tooltip === undefined ? {} : { tooltip: displayText(tooltip) }),
    ...(given === undefined ? {} : { arguments: [...given] }),
  });
}
