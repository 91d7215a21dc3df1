import { ownOperations } from '../../../src/operations/ownOperations';
import { checkRequest } from '../../../src/requestFiles/meaning/checkRequest';
import { diagnose } from '../../../src/requestFiles/meaning/diagnose';
import { readRequest, type ReadRequest } from '../../../src/requestFiles/meaning/readRequest';
import { fileScope, valueAt, type Scope } from '../../../src/requestFiles/meaning/scope';
import { parseRequestFile } from '../../../src/requestFiles/syntax/parseRequestFile';

/** The operations of our own table, as for a server of whatever version. */
export const OPERATIONS = ownOperations(undefined);

/** As many problems as are shown. */
const MOST = 500;

/** The problems of a file as `severity "where": message`. */
export function found(text: string, version?: string): readonly string[] {
  const operations = version === undefined ? OPERATIONS : ownOperations(version);
  return diagnose(parseRequestFile(text), operations, MOST).map(
    ({ severity, start, end, message }) => `${severity} “${text.slice(start, end)}”: ${message}`,
  );
}

/** The text after the first fix that is offered. */
export function mended(text: string): string | undefined {
  const fix = diagnose(parseRequestFile(text), OPERATIONS, MOST).find((problem) => problem.fix)?.fix;
  return fix && text.slice(0, fix.span.start) + fix.text + text.slice(fix.span.end);
}

/** Every name has the value that `values` gives it. */
function scopeOf(text: string, values: Readonly<Record<string, unknown>>): Scope {
  return fileScope(parseRequestFile(text), (reference) =>
    Object.hasOwn(values, reference.name)
      ? valueAt(values[reference.name], reference)
      : { kind: 'none', message: `nobody said what ${reference.name} is` },
  );
}

/** The file's first request, filled in, with what is wrong with it. */
export function filled(
  text: string,
  values: Readonly<Record<string, unknown>> = {},
): { readonly read: ReadRequest; readonly errors: readonly string[] } {
  const [request] = parseRequestFile(text).blocks.flatMap((block) => block.request ?? []);
  if (!request) throw new Error('The text holds no request');
  const read = readRequest(request, OPERATIONS, scopeOf(text, values));
  const errors = checkRequest(read, OPERATIONS).flatMap(({ severity, message }) =>
    severity === 'error' ? [message] : [],
  );
  return { read, errors };
}
