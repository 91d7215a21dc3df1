import { displayJson } from './displayText';
import { isFields } from './fields';

/**
 * A server's JSON as the text of a document. VS Code fetches the schema that a document names at its root,
 * from wherever: a server that says so gets its answer shown in a list, where nobody looks for one.
 */
export function documentJson(value: unknown): string {
  if (!isFields(value) || !Object.hasOwn(value, '$schema')) return displayJson(value);
  return `// In a list, so that nobody fetches the schema that it names.\n${displayJson([value])}`;
}
