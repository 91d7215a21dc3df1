import type { Module } from '../../ari/generated/resources';
import type { Clock } from '../clock';
import { MODULE_TABLE } from './moduleTable';

interface KnownModule {
  readonly module: Module;
  readonly reloads: boolean;
  loaded: boolean;
}

/**
 * The modules that the simulator stands for. They can be unloaded and loaded, which changes what the list
 * says and nothing else.
 */
export class Modules {
  readonly #known: readonly KnownModule[] = MODULE_TABLE.map(([name, description, use_count, reloads]) => ({
    module: { name, description, use_count, status: 'Running', support_level: 'core' },
    reloads,
    loaded: true,
  }));
  #lastReload: number;

  constructor(private readonly clock: Clock) {
    this.#lastReload = clock.now();
  }

  /** When a module was last asked to reload, ms since 1970; when the server started before that. */
  get lastReload(): number {
    return this.#lastReload;
  }

  /** The loaded ones. */
  all(): readonly Module[] {
    return this.#known.filter(({ loaded }) => loaded).map(({ module }) => module);
  }

  /** A loaded module under exactly this name. */
  get(name: string): Module | undefined {
    return this.all().find((module) => module.name === name);
  }

  /** A loaded module; as for Asterisk's own commands, case and a missing `.so` do not matter. */
  find(name: string): Module | undefined {
    const known = this.#find(name);
    return known?.loaded ? known.module : undefined;
  }

  /** Loads a module that was unloaded. */
  load(name: string): 'loaded' | 'already loaded' | 'unknown' {
    const known = this.#find(name);
    if (!known) return 'unknown';
    if (known.loaded) return 'already loaded';
    known.loaded = true;
    return 'loaded';
  }

  /** Unloads a module, if nothing uses it and it is no part of the core. */
  unload(name: string): 'unloaded' | 'in use' | 'unknown' {
    const known = this.#find(name);
    if (!known?.loaded) return 'unknown';
    if (known.module.use_count > 0 || !known.module.name.endsWith('.so')) return 'in use';
    known.loaded = false;
    return 'unloaded';
  }

  /** Notes a reload. Asterisk moves its time even for a module that cannot reload. */
  reload(name: string): 'reloaded' | 'not reloadable' | 'unknown' {
    const known = this.#find(name);
    if (!known?.loaded) return 'unknown';
    this.#lastReload = this.clock.now();
    return known.reloads ? 'reloaded' : 'not reloadable';
  }

  #find(name: string): KnownModule | undefined {
    const wanted = withoutEnding(name);
    return this.#known.find(({ module }) => withoutEnding(module.name) === wanted);
  }
}

function withoutEnding(name: string): string {
  return name.toLowerCase().replace(/\.so$/, '');
}
