import type { Exchange } from '../exchange/exchange';
import type { SimulatedBridge } from '../exchange/simulatedBridge';
import { Refusal } from '../refusal';
import { noContent, ok } from './answer';
import { bridgeOf } from './bridgeOf';
import type { OperationHandlers } from './operationHandlers';
import type { RequestParams } from './requestParams';
import { readAssignments, type Assignment } from './variableOperations';

/** The operations that read and set variables of bridges. */
export type BridgeVariableOperation =
  'bridges.getBridgeVar' | 'bridges.getBridgeVars' | 'bridges.setBridgeVar' | 'bridges.setBridgeVars';

/** Variables of bridges. */
export function bridgeVariableOperations(exchange: Exchange): OperationHandlers<BridgeVariableOperation> {
  return {
    'bridges.getBridgeVar': (params) => {
      const name = requiredName(params);
      return ok({ value: valueOf(bridgeOf(exchange, params), name) });
    },
    'bridges.getBridgeVars': (params) => {
      const names = params.list('variables').map((name) => name.trim());
      if (names.length === 0) throw new Refusal(400, 'At least one variable name is required');
      if (names.includes('')) throw new Refusal(400, 'Variable names are required');
      const bridge = bridgeOf(exchange, params);
      return ok({ variables: Object.fromEntries(names.map((name) => [name, valueOf(bridge, name)])) });
    },
    'bridges.setBridgeVar': (params) => {
      // Asterisk 22.10.1 crashes when there is no name at all.
      const name = requiredName(params);
      const isReported = params.flag('report_events') ?? false;
      assignBridgeVariables(bridgeOf(exchange, params), [{ name, value: params.text('value'), isReported }]);
      return noContent();
    },
    'bridges.setBridgeVars': (params) => {
      if (params.body === undefined) throw new Refusal(400, "The 'variables' field is required");
      const bridge = bridgeOf(exchange, params);
      assignBridgeVariables(bridge, readAssignments(params.json('variables')));
      return noContent();
    },
  };
}

/** Sets variables; one without a value is unset. */
export function assignBridgeVariables(bridge: SimulatedBridge, assignments: readonly Assignment[]): void {
  for (const { name, value, isReported } of assignments) {
    if (isReported) bridge.reportedVariables.add(name);
    if (value === undefined || value === '') bridge.variables.delete(name);
    else bridge.variables.set(name, value);
  }
}

function requiredName(params: RequestParams): string {
  const name = params.text('variable');
  if (name === undefined || name === '') throw new Refusal(400, 'Variable name is required');
  return name;
}

function valueOf({ variables }: SimulatedBridge, name: string): string {
  const value = variables.get(name);
  if (value === undefined) throw new Refusal(404, 'Provided variable was not found');
  return value;
}
