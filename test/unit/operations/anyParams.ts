import fc from 'fast-check';
import type { ParameterFacts } from '../../../src/ari/generated/operations';
import type { OperationShape } from '../../../src/ari/operationShape';

/** Well-formed text that Asterisk can carry, and that is not special as a path. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter((value) => !/\0|\p{Surrogate}/u.test(value) && value !== '.' && value !== '..');

/** Text that is read back as the text it is, and not as a number, a flag or a list. */
const plain = text.filter((value) => !value.includes(','));

function valueOf(parameter: ParameterFacts): fc.Arbitrary<unknown> {
  const { type, allowed, min, max, many, name } = parameter;
  if (type === 'containers' && name === 'fields') {
    return fc.array(fc.record({ attribute: text, value: text }, { noNullPrototype: true }), { minLength: 1 });
  }
  if (parameter.in === 'body') return fc.dictionary(text, text, { minKeys: 1, noNullPrototype: true });
  if (type === 'int' || type === 'long') return fc.integer({ min: min ?? -1000, max: max ?? 100_000 });
  if (type === 'boolean') return fc.boolean();
  const single = allowed
    ? fc.constantFrom(...allowed)
    : name === 'logChannelName'
      ? fc.constant('a.log')
      : plain;
  return many === true ? fc.array(single, { minLength: 2, maxLength: 4 }) : single;
}

/** Parameters that an operation takes: those it needs, and any of the others. */
export function anyParams({ params }: OperationShape): fc.Arbitrary<Record<string, unknown>> {
  const needed = params.filter(({ required }) => required === true).map(({ name }) => name);
  const values = Object.fromEntries(params.map((parameter) => [parameter.name, valueOf(parameter)]));
  return fc.record(values, { requiredKeys: needed, noNullPrototype: true });
}
