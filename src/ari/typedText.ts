import type { ParameterFacts } from './generated/operations';

/**
 * A text of an address or a prompt as the type of its parameter, for `encodeOperation`; one that is not of the type
 * stays text, so that checking finds it.
 */
export function typedText({ type }: Pick<ParameterFacts, 'type'>, text: string): unknown {
  if ((type === 'int' || type === 'long') && /^[ \t]*[+-]?\d+[ \t]*$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
  return text;
}
