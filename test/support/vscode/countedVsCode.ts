import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';

type Callback = (...parameters: readonly unknown[]) => unknown;

/** Something that VS Code lends until it is disposed. */
interface Lent {
  dispose(): void;
}

interface Loader {
  _load: (request: string, ...rest: readonly unknown[]) => unknown;
}

/**
 * Stands in for the module `vscode`, in this process, and counts what an extension has registered, created or
 * listens to and has not disposed of. It shows nothing; questions are answered with undefined.
 */
export class CountedVsCode {
  readonly #lent = new Map<object, string>();
  readonly #settings: Readonly<Record<string, unknown>>;
  /** What was handed over at registration, by id: providers and handlers. */
  readonly registered = new Map<string, unknown>();

  /** `settings` by their full names. */
  constructor(settings: Readonly<Record<string, unknown>>) {
    this.#settings = settings;
  }

  /** What has not been disposed of, as “window.onDidChangeActiveEditor”, sorted. */
  get lent(): readonly string[] {
    return [...this.#lent.values()].sort();
  }

  /** Counts something that is lent. */
  lend(what: string): Lent {
    const key = {};
    this.#lent.set(key, what);
    return { dispose: () => void this.#lent.delete(key) };
  }

  /** An event that never fires, and whose listeners are counted. */
  event(name: string): Callback {
    return () => this.lend(name);
  }

  /** The address of a file. */
  file(name: string): object {
    return UriStandIn.file(name);
  }

  /** Loads a bundle that requires `vscode`, and gives it this one. */
  load(file: string): unknown {
    const full = path.resolve(file);
    const loader = Module as unknown as Loader;
    const load = loader._load.bind(Module);
    // A bundle copies what the module has of its own, so the names in use must be there.
    const names = [...fs.readFileSync(full, 'utf8').matchAll(/vscode\d*\.(\w+)/g)].map(
      ([, name = '']) => name,
    );
    const module = Object.fromEntries(names.map((name) => [name, this.#part(name)]));
    loader._load = (request, ...rest) => (request === 'vscode' ? module : load(request, ...rest));
    try {
      return createRequire(import.meta.url)(full);
    } finally {
      loader._load = load;
    }
  }

  /** An object of VS Code's own: events, methods that do nothing, and whatever is set on it. */
  object(name: string, own: object = {}): object {
    const parts = [this.lend(name)];
    const listen = (event: string): Callback => {
      return () => {
        const lent = this.lend(event);
        parts.push(lent);
        return lent;
      };
    };
    const dispose = (): void => {
      // Its listeners go with it.
      for (const part of parts) part.dispose();
    };
    return this.#space(name, { ...own, dispose }, listen);
  }

  #part(name: string): unknown {
    const classes: Readonly<Record<string, unknown>> = {
      Disposable: DisposableStandIn,
      EventEmitter: EmitterStandIn,
      Uri: UriStandIn,
    };
    if (name in classes) return classes[name];
    if (/^[A-Z]/.test(name)) return anyClass();
    const own: Readonly<Record<string, object>> = {
      workspace: {
        isTrusted: true,
        workspaceFolders: undefined,
        textDocuments: [],
        getConfiguration: (section: string) => ({
          get: (key: string, standard: unknown) => this.#settings[`${section}.${key}`] ?? standard,
          inspect: (key: string) => ({ globalValue: this.#settings[`${section}.${key}`] }),
          update: () => Promise.resolve(),
        }),
      },
      window: {
        tabGroups: { activeTabGroup: { activeTab: undefined }, all: [] },
        withProgress: (_options: unknown, task: Callback) =>
          task(
            { report: () => undefined },
            { onCancellationRequested: this.event('token.onCancellationRequested') },
          ),
      },
    };
    return this.#space(name, own[name] ?? {});
  }

  #space(name: string, own: object, listen = (event: string) => this.event(event)): object {
    return new Proxy<Record<string, unknown>>(own as Record<string, unknown>, {
      get: (target, property) => {
        if (typeof property === 'symbol' || property === 'then') return undefined;
        if (property in target) return target[property];
        const full = `${name}.${property}`;
        if (/^on[A-Z]/.test(property)) return listen(full);
        if (property.startsWith('register'))
          return (id: string, provider: unknown) => this.#register(full, id, provider);
        if (property.startsWith('create')) return () => this.object(full);
        if (/^(show|set|execute|open|write|read|focus|reveal)/.test(property))
          return () => Promise.resolve(undefined);
        return () => undefined;
      },
    });
  }

  #register(how: string, id: string, provider: unknown): Lent {
    this.registered.set(id, provider);
    return this.lend(`${how} ${id}`);
  }
}

class DisposableStandIn {
  readonly #run: (() => unknown) | undefined;

  constructor(run?: () => unknown) {
    this.#run = run;
  }

  static from(...parts: readonly Lent[]): DisposableStandIn {
    return new DisposableStandIn(() => {
      for (const part of parts) part.dispose();
    });
  }

  dispose(): void {
    this.#run?.();
  }
}

class EmitterStandIn {
  readonly #listeners = new Set<Callback>();

  readonly event = (listener: Callback): Lent => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };

  fire(value: unknown): void {
    for (const listener of this.#listeners) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

/** An address as far as the extension looks at it: files only. */
class UriStandIn {
  readonly scheme = 'file';
  readonly path: string;

  private constructor(file: string) {
    this.path = file;
  }

  static file(file: string): UriStandIn {
    return new UriStandIn(file);
  }

  static joinPath({ path: base }: UriStandIn, ...parts: readonly string[]): UriStandIn {
    return new UriStandIn(path.posix.join(base, ...parts));
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return `file://${this.path}`;
  }
}

/** A class of which only the parameters' keeping matters, or an enumeration of which any member will do. */
function anyClass(): object {
  return new Proxy(Object, { get: (target, name) => (name === 'prototype' ? target.prototype : 1) });
}
