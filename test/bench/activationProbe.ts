import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';

/** What a fresh process found; times in ms. */
export interface ActivationTimes {
  readonly load: number;
  /** Undefined where the bundle is no extension. */
  readonly activate: number | undefined;
  /** True when the chunk with REST, sockets and log was loaded. */
  readonly chunkLoaded: boolean;
}

/** Stands for anything of VS Code: can be read, called, constructed, extended; does nothing. */
function anything(): object {
  // Of a class, so that it may be extended; which one does not matter.
  return new Proxy(Map, {
    get: (target, name) => {
      if (name === 'prototype') return target.prototype;
      if (name === 'then') return undefined;
      if (name === Symbol.iterator) return () => [].values();
      if (name === Symbol.toPrimitive) return () => 'vscode';
      // Settings and memories answer with the default that they are given.
      if (name === 'get') return (_key: string, standard: unknown) => standard;
      return anything();
    },
    set: () => true,
    apply: () => anything(),
    construct: () => anything(),
  });
}

interface Loader {
  _load: (request: string, ...rest: readonly unknown[]) => unknown;
}

/** Loads a bundle as VS Code would, without VS Code, and activates it if it is the extension. */
export async function activationProbe(file: string): Promise<ActivationTimes> {
  const loader = Module as unknown as Loader;
  const load = loader._load.bind(Module);
  const full = path.resolve(file);
  // The bundle copies what the module `vscode` has of its own, so the names in use must be there.
  const names = fs.readFileSync(full, 'utf8').matchAll(/vscode\d*\.(\w+)/g);
  const vscode = Object.fromEntries([...names].map(([, name = '']) => [name, anything()]));
  loader._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
  const require = createRequire(import.meta.url);
  const context = {
    subscriptions: [],
    secrets: anything(),
    extension: anything(),
    extensionUri: anything(),
    globalState: anything(),
    workspaceState: anything(),
  };
  const start = performance.now();
  const bundle = require(full) as { activate?: (context: unknown) => unknown };
  const loaded = performance.now();
  let activate: number | undefined;
  if (bundle.activate) {
    await bundle.activate(context);
    activate = performance.now() - loaded;
    // What activation leaves to the next turns of the event loop counts as loaded too.
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
  const chunkLoaded = Object.keys(require.cache).some((name) => path.basename(name) === 'session.js');
  return { load: loaded - start, activate, chunkLoaded };
}
