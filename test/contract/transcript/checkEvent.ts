import { readFileSync } from 'node:fs';

/** A member of a model: its name, its type as TypeScript writes it, and whether it may be missing. */
interface Field {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
}

type Models = ReadonlyMap<string, readonly Field[]>;

const FIELD = /^ {2}([A-Za-z_]+)(\?)?: (.*);$/;

/** The models that the project's types are made of, read from the generated source itself. */
export function generatedModels(): Models {
  const models = new Map<string, readonly Field[]>();
  for (const file of ['resources', 'events']) {
    const text = readFileSync(`src/ari/generated/${file}.ts`, 'utf8');
    for (const [, name = '', parent, body = ''] of text.matchAll(
      /^export interface (\w+)(?: extends (\w+))? \{\n([^}]*)\}/gm,
    )) {
      const fields = body.split('\n').flatMap((line) => {
        const [, field, optional, type] = FIELD.exec(line) ?? [];
        return field === undefined || type === undefined
          ? []
          : [{ name: field, type, isOptional: optional === '?' }];
      });
      models.set(name, [...(models.get(parent ?? '') ?? []), ...fields]);
    }
  }
  return models;
}

/** What is wrong with an event by the generated models: missing fields and wrong types; empty when nothing is. */
export function problemsOfEvent(event: Readonly<Record<string, unknown>>, models: Models): readonly string[] {
  const { type } = event;
  if (typeof type !== 'string' || !models.has(type)) return [`${String(type)} is no known event`];
  return problems(event, type, models, type);
}

function problems(value: unknown, type: string, models: Models, where: string): readonly string[] {
  const list = /^(.*)\[\]$/.exec(type)?.[1];
  if (list !== undefined) {
    if (!Array.isArray(value)) return [`${where} is no list`];
    return value.flatMap((item, index) => problems(item, list, models, `${where}[${String(index)}]`));
  }
  const fields = models.get(type);
  if (fields) {
    if (typeof value !== 'object' || value === null) return [`${where} is no ${type}`];
    return fields.flatMap(({ name, type: wanted, isOptional }) => {
      const member = (value as Readonly<Record<string, unknown>>)[name];
      if (member === undefined) return isOptional ? [] : [`${where}.${name} is missing`];
      return problems(member, wanted, models, `${where}.${name}`);
    });
  }
  return isOf(value, type) ? [] : [`${where} is ${JSON.stringify(value)}, not ${type}`];
}

function isOf(value: unknown, type: string): boolean {
  if (type.startsWith("'")) return type.split(' | ').includes(`'${String(value)}'`);
  if (type.startsWith('Record<')) return typeof value === 'object' && value !== null;
  return typeof value === type;
}
