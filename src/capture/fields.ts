import { fieldsOf, isFields, type Fields } from '../shared/fields';

/** The object that `path` leads to; undefined when something else, or nothing, is there. */
export function objectAt(fields: Fields, ...path: readonly string[]): Fields | undefined {
  let value: unknown = fields;
  for (const key of path) {
    if (!isFields(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return fieldsOf(value);
}

/** The text, number or boolean that `path` leads to, as text; empty when there is none. */
export function textAt(fields: Fields, ...path: readonly string[]): string {
  const parent = objectAt(fields, ...path.slice(0, -1));
  const key = path.at(-1);
  if (!parent || key === undefined || !Object.hasOwn(parent, key)) return '';
  return scalarText(parent[key]);
}

/** The texts of the array at `key`; empty when there is no array. */
export function listAt(fields: Fields, key: string): string[] {
  const value = fields[key];
  return Array.isArray(value) ? value.map(scalarText) : [];
}

function scalarText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
