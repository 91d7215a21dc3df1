import { isFields } from '../../shared/fields';
import { readVariable, writeVariable } from '../exchange/channelVariables';
import type { Exchange } from '../exchange/exchange';
import type { SimulatedChannel } from '../exchange/simulatedChannel';
import { ChannelGone } from '../exchange/stasisControl';
import { Refusal } from '../refusal';
import { noContent, ok } from './answer';
import type { OperationHandlers } from './operationHandlers';
import type { RequestParams } from './requestParams';
import { stasisChannel } from './stasisChannel';

/** The operations that read and set variables of channels. */
export type VariableOperation =
  'channels.getChannelVar' | 'channels.getChannelVars' | 'channels.setChannelVar' | 'channels.setChannelVars';

/** What a request does to one variable. */
export interface Assignment {
  readonly name: string;
  /** Undefined unsets. */
  readonly value: string | undefined;
  /** From now on events carry the variable as `channelvars`. */
  readonly isReported: boolean;
}

/** Variables of channels. Reading works on every channel, setting waits in the channel's control queue. */
export function variableOperations(exchange: Exchange): OperationHandlers<VariableOperation> {
  return {
    'channels.getChannelVar': (params) => {
      const name = requiredName(params);
      return ok({ value: valueOf(exchange, readableChannel(exchange, params), name) });
    },
    'channels.getChannelVars': (params) => {
      const names = params.list('variables').map((name) => name.trim());
      if (names.length === 0) throw new Refusal(400, 'At least one variable name is required');
      if (names.includes('')) throw new Refusal(400, 'Variable names are required');
      const channel = readableChannel(exchange, params);
      const values = names.map((name) => [name, valueOf(exchange, channel, name)]);
      return ok({ variables: Object.fromEntries(values) as unknown });
    },
    'channels.setChannelVar': async (params) => {
      const name = requiredName(params);
      const isReported = params.flag('report_events') ?? false;
      await assign(exchange, params, [{ name, value: params.text('value'), isReported }]);
      return noContent();
    },
    'channels.setChannelVars': async (params) => {
      if (params.body === undefined) throw new Refusal(400, "The 'variables' field is required");
      readableChannel(exchange, params);
      stasisChannel(exchange, params.text('channelId'));
      await assign(exchange, params, readAssignments(params.json('variables')));
      return noContent();
    },
  };
}

function requiredName(params: RequestParams): string {
  const name = params.text('variable');
  if (name === undefined || name === '') throw new Refusal(400, 'Variable name is required');
  return name;
}

/** Its words differ from those of other operations. */
function readableChannel(exchange: Exchange, params: RequestParams): SimulatedChannel {
  const channel = exchange.channels.get(params.text('channelId') ?? '');
  if (!channel) throw new Refusal(404, 'Provided channel was not found');
  return channel;
}

function valueOf(exchange: Exchange, channel: SimulatedChannel, name: string): string {
  const result = readVariable(exchange, channel, name);
  if (result.found) return result.value;
  throw result.isFunction
    ? new Refusal(500, 'Unable to read provided function')
    : new Refusal(404, 'Provided variable was not found');
}

async function assign(
  exchange: Exchange,
  params: RequestParams,
  assignments: readonly Assignment[],
): Promise<void> {
  const { channel, control } = stasisChannel(exchange, params.text('channelId'));
  for (const { name, value, isReported } of assignments) {
    const carryOut = (): void => {
      if (isReported) channel.reportedVariables.add(name);
      writeVariable(exchange, channel, name, value);
    };
    try {
      // Each is a command of its own, so that others may come in between.
      await control.perform(carryOut);
    } catch (error) {
      if (!(error instanceof ChannelGone)) throw error;
      // Asterisk still sets what waited when the channel left.
      if (exchange.channels.isAlive(channel)) carryOut();
    }
  }
}

/** Throws a 400 `Refusal` in Asterisk's words. */
export function readAssignments(variables: unknown): readonly Assignment[] {
  if (!isFields(variables)) throw new Refusal(400, "The 'variables' field must be a JSON object");
  return Object.entries(variables)
    .map(([name, value]) => readAssignment(name, value))
    .filter(({ name }) => name !== '');
}

function readAssignment(name: string, given: unknown): Assignment {
  if (typeof given === 'string') return { name, value: given, isReported: false };
  if (!isFields(given)) {
    throw new Refusal(
      400,
      "Each value in 'variables' must be a string or an object with 'value' and optional 'report_events'",
    );
  }
  const { value, report_events: isReported } = given;
  if (typeof value !== 'string') {
    throw new Refusal(400, "Each object value in 'variables' must include string field 'value'");
  }
  if (isReported !== undefined && typeof isReported !== 'boolean') {
    throw new Refusal(400, "Field 'report_events' in 'variables' entries must be boolean");
  }
  return { name, value, isReported: isReported ?? false };
}
