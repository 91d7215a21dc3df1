import type { Exchange } from '../exchange/exchange';
import { Refusal } from '../refusal';
import { noContent, ok } from './answer';
import type { OperationHandlers } from './operationHandlers';

/** The operations of `/asterisk/modules`. */
export type ModuleOperation =
  | 'asterisk.listModules'
  | 'asterisk.getModule'
  | 'asterisk.loadModule'
  | 'asterisk.unloadModule'
  | 'asterisk.reloadModule';

/** `/asterisk/modules`. Reloading the dialplan sets the configured global variables again. */
export function moduleOperations({ globals, modules }: Exchange): OperationHandlers<ModuleOperation> {
  return {
    'asterisk.listModules': () => ok(modules.all()),
    'asterisk.getModule': (params) => {
      const name = params.text('moduleName') ?? '';
      const module = modules.get(name);
      if (module) return ok(module);
      // Asterisk finds a module by half its name, and then has nothing to tell of it.
      throw modules.find(name)
        ? new Refusal(409, 'Module information could not be retrieved')
        : new Refusal(404, 'Module could not be found in running modules');
    },
    'asterisk.loadModule': (params) => {
      switch (modules.load(params.text('moduleName') ?? '')) {
        case 'loaded':
          return noContent();
        case 'already loaded':
          throw new Refusal(409, 'Module is already loaded');
        case 'unknown':
          throw new Refusal(409, 'Module load declined');
      }
    },
    'asterisk.unloadModule': (params) => {
      switch (modules.unload(params.text('moduleName') ?? '')) {
        case 'unloaded':
          return noContent();
        case 'in use':
          throw new Refusal(409, 'Module could not be unloaded');
        case 'unknown':
          throw new Refusal(404, 'Module not found in running modules');
      }
    },
    'asterisk.reloadModule': (params) => {
      const name = params.text('moduleName') ?? '';
      switch (modules.reload(name)) {
        case 'reloaded':
          if (modules.find(name)?.name === 'pbx_config.so') globals.restore();
          return noContent();
        case 'not reloadable':
          throw new Refusal(409, 'Module does not support reloading');
        case 'unknown':
          throw new Refusal(404, 'Module not found in running modules');
      }
    },
  };
}
