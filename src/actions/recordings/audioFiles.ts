import * as vscode from 'vscode';
import { RECORDING_SCHEME } from '../../contributions';
import { safeFileName } from '../../ui/chooseSaveUri';

/** So many recordings stay open at once; they are held in memory, and nothing of them is written to the disk. */
const KEPT = 8;

interface AudioFile {
  readonly bytes: Uint8Array;
  readonly createdAt: number;
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions('Recordings are opened for listening only.');
}

/** The recordings that were opened for listening, as read-only files that VS Code's audio preview plays. */
export class AudioFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, AudioFile>();
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  #registration: vscode.Disposable | undefined;
  #opened = 0;

  readonly onDidChangeFile = this.#changes.event;
  readonly createDirectory = refuse;
  readonly delete = refuse;
  readonly rename = refuse;
  readonly writeFile = refuse;

  /** Opens what VS Code can play, named `fileName`, in the audio preview. */
  async open(fileName: string, bytes: Uint8Array): Promise<void> {
    this.#registration ??= vscode.workspace.registerFileSystemProvider(RECORDING_SCHEME, this, {
      isCaseSensitive: true,
      isReadonly: true,
    });
    this.#opened += 1;
    // The same name on another server, or later, is another file.
    const path = `/${String(this.#opened)}/${safeFileName(fileName)}`;
    this.#files.set(path, { bytes, createdAt: Date.now() });
    const [oldest] = this.#files.keys();
    if (this.#files.size > KEPT && oldest !== undefined) this.#files.delete(oldest);
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.from({ scheme: RECORDING_SCHEME, path }));
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, createdAt } = this.#file(uri);
    return { type: vscode.FileType.File, ctime: createdAt, mtime: createdAt, size: bytes.length };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#file(uri).bytes;
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  dispose(): void {
    this.#registration?.dispose();
    this.#changes.dispose();
    this.#files.clear();
  }

  #file(uri: vscode.Uri): AudioFile {
    const file = this.#files.get(uri.path);
    if (!file) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  }
}
