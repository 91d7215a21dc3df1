import { fileScope, valueAt, type Lookup, type Scope } from '../meaning/scope';
import type { NeededValue } from '../meaning/neededValues';
import type { RequestFile } from '../syntax/requestFile';

/** What was found out for a request that is being sent. */
export interface FoundValue {
  /** What stands where the name is written alone. */
  readonly value: unknown;
  /** What its parts are taken from; the value itself unless told. */
  readonly whole?: unknown;
  readonly isWritten?: true;
}

/** Under what a found value is kept. */
export function valueKey({ source, name }: Pick<NeededValue, 'name' | 'source'>): string {
  return `${source} ${name}`;
}

/** The meaning of a file's names while one of its requests is sent. */
export function filledScope(file: RequestFile, values: ReadonlyMap<string, FoundValue>): Scope {
  return fileScope(file, (reference): Lookup => {
    const found = values.get(valueKey(reference));
    if (!found) return { kind: 'none', message: `${reference.name} has no value.` };
    if (reference.steps.length > 0) return valueAt(found.whole ?? found.value, reference);
    const { value, isWritten } = found;
    return { kind: 'value', value, ...(isWritten ? { isWritten } : {}) };
  });
}
