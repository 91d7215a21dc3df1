import { Uri, window, workspace } from 'vscode';
import { displayText } from '../shared/displayText';

/** What a save dialog offers. */
export interface SaveQuestion {
  readonly title: string;
  /** File name, such as `hello.wav`. Untrusted: what a path or a system could take amiss is replaced. */
  readonly name: string;
  /** Names of file types and their endings, the first one chosen. */
  readonly types: Readonly<Record<string, readonly string[]>>;
}

/** Longest proposed file name; file systems end at 255 bytes. */
const LONGEST = 120;

/** A name that is one file in the folder shown, whatever was sent. */
export function safeFileName(name: string): string {
  const safe = name.replace(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/gu, '_').replace(/^\.+|[. ]+$/g, '_');
  return safe === '' ? '_' : safe.slice(-LONGEST);
}

/** Asks where to save something, in the folder that is open; undefined when the user gives up. */
export async function chooseSaveUri({ title, name, types }: SaveQuestion): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({
    title: displayText(title),
    saveLabel: 'Save',
    filters: Object.fromEntries(Object.entries(types).map(([type, endings]) => [type, [...endings]])),
    ...(folder ? { defaultUri: Uri.joinPath(folder, safeFileName(name)) } : {}),
  });
}
