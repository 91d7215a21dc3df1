import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';

const { parse } = JSON;

function nested(depth: number): unknown {
  return parse(`${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`);
}

/** Values that are rarely what a field is declared as. Some are shared by many: copy before writing into one. */
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'x',
  '\ud800',
  'a\u0000b\r\n\u202e',
  '__proto__',
  '../../bridges/b1',
  'Local/1@x;1',
  '9'.repeat(5_000),
  [],
  {},
  [null],
  [[['x']], 5, null],
  { id: 7, name: [], channels: 'c1', type: null },
  parse('{"__proto__":{"id":"polluted"},"constructor":"x","toString":1,"hasOwnProperty":null}'),
  nested(20),
];

/** Any JSON value, with a liking for what is odd. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ODD_VALUES) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** What becomes of one place of a value. */
export interface Mutation {
  /** Steps from the top; each picks one of the places that there are. */
  readonly path: readonly number[];
  readonly how: 'drop' | 'replace';
  readonly by: unknown;
}

/** Some mutations of a value. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    path: fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }),
    how: fc.constantFrom('replace' as const, 'replace' as const, 'drop' as const),
    by: oddValue,
  }),
  { minLength: 1, maxLength: 4 },
);

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A copy of `value` with the mutations made one after the other. */
export function mutated(value: unknown, changes: readonly Mutation[]): unknown {
  const copy = structuredClone({ top: value }) as Record<string, unknown>;
  for (const { path, how, by } of changes) {
    let parent = copy;
    let key = 'top';
    for (const step of path) {
      const inner = parent[key];
      const keys = isContainer(inner) ? Object.keys(inner) : [];
      if (!isContainer(inner) || keys.length === 0) break;
      parent = inner;
      key = keys[step % keys.length] ?? key;
    }
    if (how === 'drop') Reflect.deleteProperty(parent, key);
    else parent[key] = structuredClone(by);
  }
  return copy.top;
}

/** Every event that was recorded of a real Asterisk, parsed. */
export function recordedEvents(): readonly Readonly<Record<string, unknown>>[] {
  return readdirSync('test/golden/traces').flatMap((name) =>
    readFileSync(`test/golden/traces/${name}`, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (parse(line) as { readonly frame?: string }).frame)
      .filter((frame) => frame !== undefined)
      .map((frame) => parse(frame) as Record<string, unknown>),
  );
}
