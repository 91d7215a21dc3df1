import type { ApiParameter, ApiProperty } from './apiDocs';

const primitives: Readonly<Record<string, string>> = {
  string: 'string',
  Date: 'string',
  int: 'number',
  long: 'number',
  double: 'number',
  boolean: 'boolean',
  object: 'Record<string, unknown>',
  void: 'undefined',
  binary: 'Uint8Array',
};

/** The TypeScript spelling of one of the description's data types. */
export function typeName(dataType: string): string {
  const list = /^List\[(.+)\]$/.exec(dataType);
  if (list?.[1] !== undefined) {
    return `${typeName(list[1])}[]`;
  }
  return primitives[dataType] ?? dataType;
}

/** A string literal in the project's own quotes. */
export function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll("'", "\\'").replaceAll('\\"', '"')}'`;
}

/** A property name, quoted only where it must be. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

/** The type of a model's property: its allowed values where it has some. */
export function propertyType(property: ApiProperty): string {
  const values = property.allowableValues?.values;
  return values === undefined ? typeName(property.type) : values.map(quoted).join(' | ');
}

/** The type that a caller passes for a parameter. Several values are joined with commas when sent. */
export function parameterType(parameter: ApiParameter): string {
  const values = parameter.allowableValues?.values;
  if (parameter.paramType === 'body') {
    return parameter.name === 'fields' ? 'readonly ConfigTuple[]' : 'Readonly<Record<string, unknown>>';
  }
  const single = values === undefined ? typeName(parameter.dataType) : values.map(quoted).join(' | ');
  if (parameter.allowMultiple !== true) {
    return single;
  }
  return values === undefined ? `${single} | readonly ${single}[]` : `${single} | readonly (${single})[]`;
}
