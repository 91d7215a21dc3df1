import { CHANNEL_FUNCTIONS, type ChannelFunction } from './channelFunctions';
import type { Exchange } from './exchange';
import type { SimulatedChannel } from './simulatedChannel';

/** What reading a variable or function gave. */
export type VariableValue =
  { readonly found: true; readonly value: string } | { readonly found: false; readonly isFunction: boolean };

/**
 * Reads what stands between `${` and `}`: a variable of the channel, one that Asterisk keeps itself, a global
 * one, or a function as `CALLERID(num)`.
 */
export function readVariable(
  exchange: Exchange,
  channel: SimulatedChannel,
  expression: string,
): VariableValue {
  const call = functionCall(expression);
  const value = call
    ? call.function?.read?.(call.argument, { channel, exchange })
    : (builtIn(exchange, channel, expression) ??
      channel.variables.get(expression) ??
      exchange.globals.get(expression));
  return value === undefined ? { found: false, isFunction: call !== undefined } : { found: true, value };
}

/**
 * Sets a variable (ChannelVarset) or writes a function. `undefined` unsets a variable. Functions that do not
 * exist or cannot be written are passed over, as Asterisk does.
 */
export function writeVariable(
  exchange: Exchange,
  channel: SimulatedChannel,
  expression: string,
  value: string | undefined,
): void {
  const call = functionCall(expression);
  if (call) call.function?.write?.(call.argument, value ?? '', { channel, exchange });
  else exchange.channels.setVariable(channel, expression, value);
}

/** Variables that Asterisk keeps itself for a server; undefined for others. */
export function serverVariable(exchange: Exchange, name: string): string | undefined {
  switch (name) {
    case 'EPOCH':
      return String(Math.floor(exchange.clock.now() / 1000));
    case 'ENTITYID':
      return exchange.asteriskId;
    case 'SYSTEMNAME':
      return exchange.systemName;
    default:
      return undefined;
  }
}

function builtIn(exchange: Exchange, channel: SimulatedChannel, name: string): string | undefined {
  switch (name) {
    case 'UNIQUEID':
      return channel.id;
    case 'CHANNEL':
      return channel.name;
    case 'CONTEXT':
      return channel.dialplan.context;
    case 'EXTEN':
      return channel.dialplan.exten;
    case 'PRIORITY':
      return String(channel.dialplan.priority);
    case 'HANGUPCAUSE':
      return String(channel.cause);
    case 'CALLINGPRES':
    case 'CALLINGTON':
      return '0';
    default:
      return serverVariable(exchange, name);
  }
}

interface FunctionCall {
  readonly function: ChannelFunction | undefined;
  readonly argument: string;
}

function functionCall(expression: string): FunctionCall | undefined {
  if (!expression.endsWith(')')) return undefined;
  const open = expression.indexOf('(');
  const name = open < 0 ? expression : expression.slice(0, open);
  const isKnown = Object.hasOwn(CHANNEL_FUNCTIONS, name);
  return {
    function: isKnown ? CHANNEL_FUNCTIONS[name] : undefined,
    argument: expression.slice(open + 1, -1),
  };
}
