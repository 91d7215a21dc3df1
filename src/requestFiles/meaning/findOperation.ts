import type { DescribedOperation } from '../../operations/describedOperation';

/** An operation that a path names, and which segment is which parameter. */
export interface FoundOperation {
  readonly operation: DescribedOperation;
  /** Index of the segment by the parameter's name. */
  readonly pathParameters: ReadonlyMap<string, number>;
}

/** The segments of an operation's path, without the first slash. */
export function pathPieces(path: string): readonly string[] {
  return path.slice(1).split('/');
}

/** The parameter that a piece of an operation's path stands for. */
export function parameterOf(piece: string): string | undefined {
  return /^\{(.+)\}$/.exec(piece)?.[1];
}

/** How many pieces agree by their letters; undefined where the path is another. Unknown segments are parameters. */
function agreement(pieces: readonly string[], segments: readonly (string | undefined)[]): number | undefined {
  if (pieces.length !== segments.length) return undefined;
  let literals = 0;
  for (const [index, piece] of pieces.entries()) {
    if (parameterOf(piece) !== undefined) continue;
    if (piece !== segments[index]) return undefined;
    literals += 1;
  }
  return literals;
}

/** All operations whose path these segments are, whatever the method; the most literal first, as Asterisk does. */
export function operationsAt(
  operations: readonly DescribedOperation[],
  segments: readonly (string | undefined)[],
): readonly DescribedOperation[] {
  const [first] = segments;
  return operations
    .filter(({ path }) => first === undefined || path.startsWith(`/${first}`) || path.startsWith('/{'))
    .map((operation) => ({ operation, literals: agreement(pathPieces(operation.path), segments) }))
    .filter((each) => each.literals !== undefined)
    .sort((a, b) => (b.literals ?? 0) - (a.literals ?? 0))
    .map(({ operation }) => operation);
}

/** The operation that a request means; undefined where the description has none. */
export function findOperation(
  operations: readonly DescribedOperation[],
  method: string,
  segments: readonly (string | undefined)[],
): FoundOperation | undefined {
  const operation = operationsAt(operations, segments).find((each) => each.method === method);
  if (!operation) return undefined;
  const names = pathPieces(operation.path).map(parameterOf);
  const pathParameters = new Map(names.flatMap((name, index) => (name === undefined ? [] : [[name, index]])));
  return { operation, pathParameters };
}
