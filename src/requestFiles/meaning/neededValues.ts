import type { Reference, RequestFile, Template, WrittenRequest } from '../syntax/requestFile';

/** Something that has to be found out before a request can be sent. */
export interface NeededValue {
  readonly source: Reference['source'];
  readonly name: string;
  /** True where a part of it is meant somewhere, so that its id alone does not suffice. */
  readonly hasParts: boolean;
}

/**
 * All that a request refers to beside the file's own variables, each once, in the order of its first use; what its
 * variables refer to stands in their place.
 */
export function neededValues(file: RequestFile, request: WrittenRequest): readonly NeededValue[] {
  const definitions = new Map(file.variables.map(({ name, value }) => [name.text, value]));
  const followed = new Set<string>();
  const needed = new Map<string, NeededValue>();
  const take = (template: Template | undefined): void => {
    for (const part of template?.parts ?? []) {
      if (part.kind === 'text') continue;
      const { source, name, steps } = part;
      const definition = source === 'name' ? definitions.get(name) : undefined;
      if (definition) {
        if (!followed.has(name)) take(definition);
        followed.add(name);
        continue;
      }
      const key = `${source} ${name}`;
      const hasParts = steps.length > 0 || needed.get(key)?.hasParts === true;
      needed.set(key, { source, name, hasParts });
    }
  };
  for (const segment of request.segments) take(segment);
  for (const { name, value } of request.query) {
    take(name);
    take(value);
  }
  take(request.body);
  return [...needed.values()];
}
