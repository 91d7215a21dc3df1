import type { DescribedOperation } from '../../operations/describedOperation';
import { readRequest, type ReadRequest } from '../meaning/readRequest';
import { staticScope } from '../meaning/staticScope';
import { parseRequestFile } from '../syntax/parseRequestFile';
import type { RequestBlock, RequestFile, WrittenRequest } from '../syntax/requestFile';
import { completeBody } from './completeBody';
import { completePath, completeRequestLine } from './completePath';
import { completeParameterName, completeParameterValue } from './completeQuery';
import { completeReference } from './completeReference';
import type { Completions } from './completion';

/** The block that a place lies in; one at a border belongs to the block that begins there. */
export function blockAt(file: RequestFile, offset: number): RequestBlock | undefined {
  return file.blocks.findLast(({ start }) => start <= offset);
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function insideBraces(
  text: string,
  offset: number,
  file: RequestFile,
  operations: readonly DescribedOperation[],
): Completions | undefined {
  const before = text.slice(lineStart(text, offset), offset);
  const open = before.lastIndexOf('{{');
  if (open < 0 || before.includes('}}', open)) return undefined;
  const { items, typedLength } = completeReference(before.slice(open + 2), file, operations);
  const closes = /^[\w$.?-]*\s*\}\}/.test(text.slice(offset)) ? '' : '}}';
  const start = offset - typedLength;
  return {
    span: { start, end: offset },
    items: items.map((item) =>
      // Behind the name of a request the part of its answer follows.
      item.goesOn
        ? item
        : { ...item, text: item.text + (item.isSnippet ? closes.replace(/\}/g, '\\}') : closes) },
    ),
  };
}

/** The parameters that have a value already. */
function givenValues({ given }: ReadRequest): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    given.flatMap(({ name, values, isKnown }) =>
      isKnown ? [[name, values.length > 1 ? values : values[0]]] : [],
    ),
  );
}

function inQuery(
  text: string,
  offset: number,
  file: RequestFile,
  request: WrittenRequest,
  operations: readonly DescribedOperation[],
): Completions | undefined {
  const read = readRequest(request, operations, staticScope(file));
  const operation = read.matched?.operation;
  if (!operation) return undefined;
  const from = lineStart(text, offset);
  const before = text.slice(from, offset);
  const separator = Math.max(before.lastIndexOf('?'), before.lastIndexOf('&'));
  const piece = before.slice(separator + 1);
  const start = from + separator + 1;
  const equals = piece.indexOf('=');
  const names = read.given.filter((each) => each.in !== 'path').map(({ name }) => name);
  if (equals < 0) return completeParameterName(operation, names, start, offset);
  const parameter = operation.params.find(({ name }) => name === piece.slice(0, equals));
  if (!parameter) return undefined;
  const comma = parameter.many === true ? piece.lastIndexOf(',') : -1;
  return completeParameterValue(
    operation,
    parameter,
    file.variables.map(({ name }) => name.text),
    givenValues(read),
    start + Math.max(equals, comma) + 1,
    offset,
  );
}

/** What could be written at a place of a file; undefined where nothing is known. */
export function completeAt(
  text: string,
  offset: number,
  operations: readonly DescribedOperation[],
): Completions | undefined {
  const file = parseRequestFile(text);
  const braces = insideBraces(text, offset, file, operations);
  if (braces) return braces;
  const from = lineStart(text, offset);
  const before = text.slice(from, offset);
  const request = blockAt(file, offset)?.request;
  if (/^\s*(?:#|\/\/|@)/.test(before)) return undefined;
  if (!request || offset <= request.method.end) {
    const isMethod = /^\s*[A-Za-z]*$/.test(before);
    return isMethod ? completeRequestLine(operations, offset - before.trimStart().length, offset) : undefined;
  }
  if (request.body && offset > request.body.start) {
    const { matched } = readRequest(request, operations, staticScope(file));
    const { start } = request.body;
    return matched && completeBody(matched.operation, text.slice(start, offset), start);
  }
  const isRequestLine = from <= request.method.start;
  const path = isRequestLine ? text.slice(request.path.start, offset) : undefined;
  if (path !== undefined && !path.includes('?'))
    return completePath(operations, request.method.text, path, Math.min(request.path.start, offset));
  const isQuery = isRequestLine || /^\s*[?&]/.test(before);
  return isQuery ? inQuery(text, offset, file, request, operations) : undefined;
}
