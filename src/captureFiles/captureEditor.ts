import * as vscode from 'vscode';
import { COMMANDS, CUSTOM_EDITORS } from '../contributions';
import { openEventsPage } from '../eventsPage/openEventsPage';
import type { PanelServices } from '../eventsPage/panelServices';
import { schedule } from '../eventsPage/schedule';
import type { LogEntry } from '../capture/logEntry';
import { copyText } from '../ui/clipboard';
import { showInfo } from '../ui/messages';
import type { OutputLog } from '../ui/outputLog';
import { withProgress } from '../ui/progress';
import type { CaptureChunk } from './captureChunk';
import { CaptureDocument } from './captureDocument';
import { watchFile } from './watchFile';

/** What the editor needs of the rest of the extension. */
export interface CaptureEditorOptions {
  readonly extensionUri: vscode.Uri;
  readonly loadChunk: () => Promise<CaptureChunk>;
  readonly copyAs: (entry: LogEntry) => Promise<void>;
  readonly output: Pick<OutputLog, 'warn'>;
}

/** Shows `.arilog` files in the events page, read-only: without buttons, for there is no server. */
export class CaptureEditor implements vscode.CustomReadonlyEditorProvider<CaptureDocument> {
  readonly #options: CaptureEditorOptions;
  readonly #dist: vscode.Uri;
  readonly #documents = new Map<string, CaptureDocument>();

  constructor(options: CaptureEditorOptions) {
    this.#options = options;
    this.#dist = vscode.Uri.joinPath(options.extensionUri, 'dist');
  }

  /** The capture that is open at `uri`. */
  document(uri: vscode.Uri): CaptureDocument | undefined {
    return this.#documents.get(uri.toString());
  }

  /** The capture whose editor is the active one. */
  get active(): CaptureDocument | undefined {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const isOurs = input instanceof vscode.TabInputCustom && input.viewType === CUSTOM_EDITORS.capture;
    return isOurs ? this.document(input.uri) : undefined;
  }

  /** Called by VS Code for the first editor of a file. The file is read while it is shown. */
  async openCustomDocument(uri: vscode.Uri): Promise<CaptureDocument> {
    const document = new CaptureDocument(uri, await this.#options.loadChunk());
    this.#documents.set(uri.toString(), document);
    const watcher = watchFile(uri, async () => this.#offerReload(document));
    document.disposed.addEventListener('abort', () => {
      watcher.dispose();
      this.#documents.delete(uri.toString());
    });
    void this.#read(document);
    return document;
  }

  /** Called by VS Code for every editor of a file. */
  resolveCustomEditor(document: CaptureDocument, panel: vscode.WebviewPanel): void {
    const session = openEventsPage(panel.webview, this.#dist, this.#services(document), panel.visible);
    const filter = (): ReturnType<CaptureDocument['filter']> => session.filter;
    document.filter = filter;
    const states = panel.onDidChangeViewState(() => {
      session.setVisible(panel.visible);
      if (panel.active) document.filter = filter;
    });
    panel.onDidDispose(() => {
      states.dispose();
      session.dispose();
    });
  }

  async #read(document: CaptureDocument): Promise<void> {
    await withProgress(`Open ${document.name}`, (signal, report) => document.read(signal, report));
  }

  async #offerReload(document: CaptureDocument): Promise<void> {
    const reload = { title: 'Reload', run: async () => this.#read(document) };
    await showInfo(`${document.name} has changed on disk.`, reload);
  }

  #services(document: CaptureDocument): PanelServices {
    const nothing = async (): Promise<void> => Promise.resolve();
    return {
      get source() {
        return document.source;
      },
      connections: document.connections,
      invoke: async () => Promise.reject(new Error('A capture has no server.')),
      copy: copyText,
      copyAs: this.#options.copyAs,
      connect: nothing,
      addConnection: nothing,
      setEventFilter: nothing,
      saveCapture: () => vscode.commands.executeCommand(COMMANDS.saveCapture, document.uri),
      selected: () => undefined,
      warn: (message) => this.#options.output.warn(message),
      schedule,
    };
  }
}
