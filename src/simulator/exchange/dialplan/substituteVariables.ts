import { readVariable } from '../channelVariables';
import type { Exchange } from '../exchange';
import type { SimulatedChannel } from '../simulatedChannel';

/**
 * Puts values for `${NAME}` and `${FUNCTION(…)}`, nothing for what has no value. What a value itself contains
 * stays as it is: callers choose their names.
 */
export function substituteVariables(exchange: Exchange, channel: SimulatedChannel, text: string): string {
  let result = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('${', at);
    const end = start < 0 ? -1 : closingBrace(text, start + 2);
    if (end < 0) return result + text.slice(at);
    const inner = substituteVariables(exchange, channel, text.slice(start + 2, end));
    const value = readVariable(exchange, channel, inner);
    result += text.slice(at, start) + (value.found ? value.value : '');
    at = end + 1;
  }
}

/** Where the brace opened before `from` is closed; -1 when it is not. */
function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
