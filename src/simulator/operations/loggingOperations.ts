import type { Exchange } from '../exchange/exchange';
import { Refusal } from '../refusal';
import { noContent, ok } from './answer';
import type { OperationHandlers } from './operationHandlers';
import type { RequestParams } from './requestParams';

/** The operations of `/asterisk/logging`. */
export type LoggingOperation =
  'asterisk.listLogChannels' | 'asterisk.addLog' | 'asterisk.deleteLog' | 'asterisk.rotateLog';

/** `/asterisk/logging`. Nothing is written; what was added is gone after a rotation, as in Asterisk. */
export function loggingOperations({ logChannels }: Exchange): OperationHandlers<LoggingOperation> {
  const nameOf = (params: RequestParams): string => params.text('logChannelName') ?? '';
  return {
    'asterisk.listLogChannels': () => ok(logChannels.all()),
    'asterisk.addLog': (params) => {
      const levels = params.text('configuration');
      if (levels === undefined || levels === '') throw new Refusal(400, 'Configuration levels are required');
      if (logChannels.has(nameOf(params))) throw new Refusal(409, 'Log channel already exists');
      logChannels.add(nameOf(params), levels);
      return noContent();
    },
    'asterisk.deleteLog': (params) => {
      if (!logChannels.remove(nameOf(params))) throw new Refusal(404, 'Log channel does not exist');
      return noContent();
    },
    'asterisk.rotateLog': (params) => {
      if (!logChannels.has(nameOf(params))) throw new Refusal(404, 'Log channel does not exist');
      logChannels.reset();
      return noContent();
    },
  };
}
