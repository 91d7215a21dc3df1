import { jsonValue } from './jsonValue';

/** The parts of a node's id that is a JSON list, such as `[application, eventSource]`; none for any other text. */
export function idParts(id: string): readonly unknown[] {
  const parts = jsonValue(id);
  return Array.isArray(parts) ? (parts as readonly unknown[]) : [];
}
