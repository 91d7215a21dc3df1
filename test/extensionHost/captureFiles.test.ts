import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import type { ExtensionTests } from './extensionTestResult';

const CAPTURE = gzipSync('{"format":"arilog","version":1}\n{"time":1,"kind":"gap","reason":"test"}\n');

/** A file system without paths, such as that of a repository on a server: it holds one file. */
class NoDisk implements vscode.FileSystemProvider {
  readonly read = new EventEmitter();
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(): vscode.FileStat {
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: CAPTURE.length };
  }

  readFile(): Uint8Array {
    this.read.emit('read');
    return CAPTURE;
  }

  readDirectory(): [] {
    return [];
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
}

/** Tests of opened captures that need VS Code’s own interface. */
export const tests: ExtensionTests = {
  'a capture opens in its editor from a file system that has no disk': async () => {
    const files = new NoDisk();
    const registered = vscode.workspace.registerFileSystemProvider('nodisk', files);
    try {
      const read = once(files.read, 'read');
      const uri = vscode.Uri.parse('nodisk:/calls.arilog');
      await vscode.commands.executeCommand('vscode.open', uri);
      await read;
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputCustom);
      assert.equal(input.viewType, 'ariWorkbench.capture');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    } finally {
      registered.dispose();
    }
  },
};
