import type { ParameterFacts } from '../ari/generated/operations';
import { fieldsOf } from '../shared/fields';

/** A name and its value. */
export type Pair = readonly [name: string, value: string];

/** Whether a body is a list of names and values: dynamic configuration spells them out, see `ConfigTuple`. */
function isTuples({ name }: ParameterFacts): boolean {
  return name === 'fields';
}

/** The names and values of a body; undefined for a body that is more than that, which only JSON can write. */
export function pairsOf(parameter: ParameterFacts, value: unknown): readonly Pair[] | undefined {
  if (parameter.type === 'object') return undefined;
  if (value === undefined) return [];
  const entries: readonly (readonly [unknown, unknown])[] = isTuples(parameter)
    ? (Array.isArray(value) ? (value as readonly unknown[]) : []).map((tuple) => {
        const { attribute, value: text } = fieldsOf(tuple) ?? {};
        return [attribute, text];
      })
    : Object.entries(fieldsOf(value) ?? {});
  const pairs = entries.filter((entry): entry is Pair => entry.every((part) => typeof part === 'string'));
  return pairs.length === entries.length ? pairs : undefined;
}

/** The body of names and values; undefined for none. */
export function bodyOf(parameter: ParameterFacts, pairs: readonly Pair[]): unknown {
  if (pairs.length === 0) return undefined;
  return isTuples(parameter)
    ? pairs.map(([attribute, value]) => ({ attribute, value }))
    : Object.fromEntries(pairs);
}

/** Reads `NAME=value`; the value may hold everything. Undefined for a text that names nothing. */
export function readPair(text: string): Pair | undefined {
  const [, name = '', value = ''] = /^\s*([^=]+?)\s*=(.*)$/s.exec(text) ?? [];
  return name === '' ? undefined : [name, value];
}

/** `pairs` with one more, or with a new value for a name that was there. */
export function withPair(pairs: readonly Pair[], [name, value]: Pair): readonly Pair[] {
  const rest = pairs.some(([known]) => known === name);
  return rest ? pairs.map((pair) => (pair[0] === name ? [name, value] : pair)) : [...pairs, [name, value]];
}
