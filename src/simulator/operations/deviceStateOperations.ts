import { deviceStateOf } from '../exchange/deviceStateOf';
import type { Exchange } from '../exchange/exchange';
import { Refusal } from '../refusal';
import { noContent, ok } from './answer';
import type { OperationHandlers, OperationsOf } from './operationHandlers';
import type { RequestParams } from './requestParams';

/** `/deviceStates`: every state can be read, only those named `Stasis:` are controlled. */
export function deviceStateOperations(exchange: Exchange): OperationHandlers<OperationsOf<'deviceStates'>> {
  const { deviceStates } = exchange;
  return {
    'deviceStates.list': () => ok(deviceStates.controlled()),
    'deviceStates.get': (params) => {
      const name = params.text('deviceName') ?? '';
      return ok({ name, state: deviceStates.get(name) });
    },
    'deviceStates.update': (params) => {
      const name = controlledName(params);
      const state = deviceStateOf(params.text('deviceState') ?? '');
      if (!state) throw new Refusal(500, 'Unknown device');
      deviceStates.set(name, state);
      return noContent();
    },
    'deviceStates.delete': (params) => {
      deviceStates.remove(controlledName(params));
      return noContent();
    },
  };
}

function controlledName(params: RequestParams): string {
  const name = params.text('deviceName') ?? '';
  if (!/^stasis:/i.test(name)) throw new Refusal(409, 'Uncontrolled device specified');
  if (name.length === 'Stasis:'.length) {
    throw new Refusal(404, 'Device name is missing');
  }
  return name;
}
