import type { AsteriskInfo } from '../../ari/generated/resources';
import { asteriskTime } from '../asteriskTime';
import { serverVariable } from '../exchange/channelVariables';
import { deviceStateOf } from '../exchange/deviceStateOf';
import type { Exchange } from '../exchange/exchange';
import { Refusal } from '../refusal';
import { noContent, ok } from './answer';
import { dynamicConfigOperations } from './dynamicConfigOperations';
import { loggingOperations } from './loggingOperations';
import { moduleOperations } from './moduleOperations';
import type { OperationHandlers, OperationsOf } from './operationHandlers';
import type { RequestParams } from './requestParams';

const VERSION = '22.10.1';

/** `/asterisk`: the server itself. */
export function asteriskOperations(exchange: Exchange): OperationHandlers<OperationsOf<'asterisk'>> {
  return {
    ...dynamicConfigOperations(exchange),
    ...loggingOperations(exchange),
    ...moduleOperations(exchange),
    'asterisk.getInfo': (params) => {
      const only = params.list('only').map((part) => part.toLowerCase());
      const parts = Object.entries(info(exchange)).filter(
        ([part]) => only.length === 0 || only.includes(part),
      );
      return ok(Object.fromEntries(parts));
    },
    'asterisk.ping': () =>
      ok({
        ping: 'pong',
        timestamp: asteriskTime(exchange.clock.now()),
        asterisk_id: exchange.asteriskId,
      }),
    'asterisk.getGlobalVar': (params) => {
      const name = requiredName(params);
      // Functions are not read here; what is not set is empty, not an error.
      return ok({ value: serverVariable(exchange, name) ?? exchange.globals.get(name) ?? '' });
    },
    'asterisk.setGlobalVar': (params) => {
      const name = requiredName(params);
      const value = params.text('value');
      if (!name.endsWith(')')) exchange.globals.set(name, value);
      else setFunction(exchange, name, value ?? '');
      return noContent();
    },
  };
}

function requiredName(params: RequestParams): string {
  const name = params.text('variable');
  if (name === undefined || name === '') throw new Refusal(400, 'Variable name is required');
  return name;
}

/** Functions that can be set without a channel; Asterisk passes others over. */
function setFunction({ deviceStates, globals }: Exchange, expression: string, value: string): void {
  const [, name, argument = ''] = /^(\w+)\((.*)\)$/s.exec(expression) ?? [];
  if (name === 'GLOBAL') globals.set(argument, value);
  const state = name === 'DEVICE_STATE' && /^custom:/i.test(argument) ? deviceStateOf(value) : undefined;
  if (state) deviceStates.set(argument, state);
}

function info(exchange: Exchange): Required<AsteriskInfo> {
  return {
    build: {
      os: 'Linux',
      kernel: 'unknown',
      machine: 'unknown',
      options: 'OPTIONAL_API',
      date: '2026-07-20 21:35:32 UTC',
      user: 'nobody',
    },
    system: { version: VERSION, entity_id: exchange.asteriskId },
    config: { name: exchange.systemName, default_language: 'en', setid: { user: '', group: '' } },
    status: {
      startup_time: asteriskTime(exchange.startedAt),
      last_reload_time: asteriskTime(exchange.modules.lastReload),
    },
  };
}
