import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionTests } from './extensionTestResult';

/** The part of package.json that these tests read. */
interface Manifest {
  contributes: {
    commands: { command: string }[];
    views: Record<string, { id: string }[]>;
  };
}

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('ari-workbench.ari-workbench');
  assert.ok(found, 'the extension is installed');
  return found;
}

/** Tests of the activated extension: what it registers, and what it must not load. */
export const tests: ExtensionTests = {
  'activates without loading the REST, socket and log code, or the simulator': async () => {
    await extension().activate();
    assert.equal(extension().isActive, true);
    const dist = path.join(extension().extensionPath, 'dist');
    // `require` of a bundle is not the host's own: the module cache is shared by all of them.
    const loaded = Object.keys(require.cache);
    assert.ok(loaded.includes(path.join(dist, 'extension.js')), 'the cache shows what is loaded');
    assert.equal(loaded.includes(path.join(dist, 'session.js')), false);
    assert.equal(loaded.includes(path.join(dist, 'simulator.js')), false);
  },

  'registers every command that package.json contributes': async () => {
    await extension().activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const { contributes } = extension().packageJSON as Manifest;
    assert.ok(contributes.commands.length > 10);
    const missing = contributes.commands.map(({ command }) => command).filter((id) => !registered.has(id));
    assert.deepEqual(missing, []);
  },

  'every contributed view can take the focus': async () => {
    await extension().activate();
    const { contributes } = extension().packageJSON as Manifest;
    const views = Object.values(contributes.views).flat();
    assert.ok(views.length > 0);
    for (const { id } of views) await vscode.commands.executeCommand(`${id}.focus`);
  },
};
