import * as vscode from 'vscode';
import type { LogEntry } from '../capture/logEntry';
import { COMMANDS, CUSTOM_EDITORS } from '../contributions';
import type { RowFilter } from '../shared/eventRow';
import { showInfo } from '../ui/messages';
import type { OutputLog } from '../ui/outputLog';
import type { CaptureChunk } from './captureChunk';
import { CaptureEditor } from './captureEditor';
import { saveCapture } from './saveCapture';
import { fileSource, liveSource, type LiveCapture, type SaveSource } from './saveSource';
import { askWhatToSave } from './saveSteps';

/** What capture files need of the rest of the extension. */
export interface CaptureFilesOptions {
  readonly extension: Pick<vscode.Extension<unknown>, 'extensionUri' | 'packageJSON'>;
  /** The window's connections and their log. */
  readonly live: LiveCapture;
  /** The filter that the events view shows; undefined while there is no view. */
  readonly liveFilter: () => RowFilter | undefined;
  /** Loads how files are read and written, on first use. */
  readonly loadChunk: () => Promise<CaptureChunk>;
  /** Asks what of a row to copy as code, and copies it. */
  readonly copyAs: (entry: LogEntry) => Promise<void>;
  readonly output: Pick<OutputLog, 'warn'>;
}

async function openCapture(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title: 'Open Capture',
    canSelectMany: true,
    filters: { 'ARI capture': ['arilog'], 'All files': ['*'] },
    ...(folder ? { defaultUri: folder } : {}),
  });
  for (const uri of chosen ?? []) {
    await vscode.commands.executeCommand('vscode.openWith', uri, CUSTOM_EDITORS.capture);
  }
}

/** Registers the commands that save and open captures, and the editor that shows them. */
export function registerCaptureFiles(options: CaptureFilesOptions): vscode.Disposable {
  const { extension, live, liveFilter, loadChunk, copyAs, output } = options;
  const { extensionUri } = extension;
  const editor = new CaptureEditor({ extensionUri, loadChunk, copyAs, output });
  const { version } = extension.packageJSON as { readonly version: string };

  /** Where a command comes from: a file's own button names the file. */
  function sources(from: unknown): readonly SaveSource[] {
    const named = from instanceof vscode.Uri ? editor.document(from) : undefined;
    if (named) return [fileSource(named)];
    const window = liveSource(live, liveFilter());
    return [...(window ? [window] : []), ...(editor.active ? [fileSource(editor.active)] : [])];
  }

  async function save(from: unknown): Promise<void> {
    const offered = sources(from);
    if (offered.length === 0) {
      void showInfo('There are no events to save yet.');
      return;
    }
    const wish = await askWhatToSave(offered);
    if (!wish) return;
    await saveCapture(wish, { chunk: await loadChunk(), writer: `ARI Workbench ${version}` });
  }

  return vscode.Disposable.from(
    vscode.window.registerCustomEditorProvider(CUSTOM_EDITORS.capture, editor, {
      supportsMultipleEditorsPerDocument: true,
      // The place in the list outlives a look at another editor.
      webviewOptions: { retainContextWhenHidden: true },
    }),
    vscode.commands.registerCommand(COMMANDS.saveCapture, save),
    vscode.commands.registerCommand(COMMANDS.openCapture, openCapture),
  );
}
