import { problemOf } from '../../ari/problemOf';
import { encodeOperation } from '../../ari/encodeOperation';
import { typedText } from '../../ari/typedText';
import type { DescribedOperation, DescribedParameter } from '../../operations/describedOperation';
import { writeValue } from '../syntax/writeText';
import { addressProblems, isMisread } from './addressProblems';
import { operationsAt, parameterOf, pathPieces } from './findOperation';
import { nearWord } from './nearWord';
import type { ProblemFix, RequestProblem } from './problem';
import type { GivenParameter, ReadRequest } from './readRequest';

const METHODS = ['DELETE', 'GET', 'POST', 'PUT'];

function methodProblem({ request: { method } }: ReadRequest): RequestProblem | undefined {
  if (METHODS.includes(method.text)) return undefined;
  const upper = method.text.toUpperCase();
  const span = { start: method.start, end: method.end };
  if (METHODS.includes(upper)) {
    const fix = { title: `Change to ${upper}`, span, text: upper };
    return { ...span, severity: 'error', message: `Methods are written in capitals: ${upper}.`, fix };
  }
  return { ...span, severity: 'error', message: 'ARI has GET, POST, PUT and DELETE.' };
}

/** The path of an operation that is spelled like this one. */
function nearPath(
  { request, segments }: ReadRequest,
  operations: readonly DescribedOperation[],
): string | undefined {
  const written = segments.map((segment) => segment ?? '{}');
  const candidates = operations
    .filter(
      ({ method, path }) => method === request.method.text && pathPieces(path).length === written.length,
    )
    .map(({ path }) => {
      const pieces = pathPieces(path);
      return pieces
        .map((piece, index) => (parameterOf(piece) === undefined ? piece : (written[index] ?? '')))
        .join('/');
    });
  const near = nearWord(written.join('/'), candidates);
  return near === undefined || near.includes('{}') ? undefined : `/${near}`;
}

function pathProblem(read: ReadRequest, operations: readonly DescribedOperation[]): RequestProblem {
  const { request, segments } = read;
  const { start, end } = request.path;
  const others = [...new Set(operationsAt(operations, segments).map(({ method }) => method))];
  if (others.length > 0) {
    const message = `This path takes ${others.join(', ')}, not ${request.method.text}.`;
    return { ...request.method, severity: 'warning', message };
  }
  const near = nearPath(read, operations);
  const message = `ARI describes no ${request.method.text} of this path.${near === undefined ? '' : ` Did you mean ${near}?`}`;
  const fix =
    near === undefined ? {} : { fix: { title: `Change to ${near}`, span: { start, end }, text: near } };
  return { start, end: Math.max(end, start + 1), severity: 'warning', message, ...fix };
}

/** A parameter's value as `encodeOperation` takes it: texts of an address are cut at commas, as Asterisk does. */
function parameterValue(parameter: DescribedParameter, given: GivenParameter): unknown {
  if (given.in === 'body') return given.values[0];
  const texts = given.values.map(String);
  if (parameter.many !== true) return typedText(parameter, texts[0] ?? '');
  const values = texts.flatMap((text) => text.split(',')).map((text) => typedText(parameter, text));
  return values.length > 1 ? values : values[0];
}

function valueProblem(
  { id, method, result }: DescribedOperation,
  parameter: DescribedParameter,
  given: GivenParameter,
): RequestProblem | undefined {
  if (!given.isKnown) return undefined;
  if (given.values.length > 1 && parameter.many !== true) {
    const message = `${parameter.name} is given more than once: Asterisk would take one of them.`;
    return { ...given.span, severity: 'error', message };
  }
  try {
    // One parameter at a time, so that each problem has its place.
    const shape = { id, method, result, path: `/{${parameter.name}}`, params: [parameter] };
    encodeOperation(shape, { [parameter.name]: parameterValue(parameter, given) });
  } catch (error) {
    const { message, hint } = problemOf(error);
    const remedy = hint.startsWith('Nothing was sent') ? '' : ` ${hint}`;
    return { ...given.span, severity: 'error', message: `${message}${remedy}` };
  }
  const isSplitTone =
    parameter.name === 'media' && given.values.some((value) => /^tone:.*,/.test(String(value)));
  return isSplitTone
    ? {
        ...given.span,
        severity: 'warning',
        message: 'Asterisk splits media at every comma, also within tone:',
      }
    : undefined;
}

function unknownParameter(
  operation: DescribedOperation,
  { name, in: place, span }: GivenParameter,
): RequestProblem {
  const names = operation.params.filter(({ in: where }) => where !== 'path').map((each) => each.name);
  const [body] = operation.params.filter((each) => each.in === 'body');
  const near = nearWord(name, names);
  const wrapped =
    place === 'body' && body ? ` Values of ${body.name} belong into {"${body.name}": {…}}.` : '';
  const remedy = near === undefined ? wrapped : ` Did you mean ${near}?`;
  const fix: { fix?: ProblemFix } =
    near === undefined || place === 'body'
      ? {}
      : {
          fix: {
            title: `Change to ${near}`,
            span: { start: span.start, end: span.start + name.length },
            text: writeValue(near),
          },
        };
  const message = `${name} is no parameter of ${operation.id}: Asterisk ignores it.${remedy}`;
  return { ...span, severity: 'warning', message, ...fix };
}

/** Where a parameter would be added. */
function added({ request }: ReadRequest, name: string): ProblemFix {
  const last = request.query.at(-1);
  const at = last?.end ?? request.path.end;
  return { title: `Add ${name}`, span: { start: at, end: at }, text: `${last ? '&' : '?'}${name}=` };
}

function parameterProblems(read: ReadRequest, operation: DescribedOperation): readonly RequestProblem[] {
  const known = new Map(operation.params.map((parameter) => [parameter.name, parameter]));
  const { method } = read.request;
  const missing = operation.params
    .filter(({ name, required }) => required === true && !read.given.some((each) => each.name === name))
    // A body that cannot be read may hold it.
    .filter(() => read.body === undefined || read.body.text !== undefined || read.body.later.size > 0)
    .map(({ name, in: place }): RequestProblem => {
      const fix = place === 'query' ? { fix: added(read, name) } : {};
      const message = `${name} is missing: ${operation.id} needs it${place === 'body' ? ' in its body' : ''}.`;
      return { start: method.start, end: read.request.path.end, severity: 'error', message, ...fix };
    });
  const wrong = read.given.flatMap((given): readonly RequestProblem[] => {
    if (isMisread(given)) return [];
    const parameter = known.get(given.name);
    if (!parameter) return [unknownParameter(operation, given)];
    // The place in the path alone makes it a path parameter.
    if (parameter.in === 'path' && given.in !== 'path') {
      const message = `${given.name} stands in the path: Asterisk goes by that alone. Leave it out here.`;
      return [{ ...given.span, severity: 'error', message }];
    }
    const problem = valueProblem(operation, parameter, given);
    return problem ? [problem] : [];
  });
  return [...missing, ...wrong];
}

function supportProblem({ request }: ReadRequest, operation: DescribedOperation): RequestProblem | undefined {
  const span = { start: request.method.start, end: request.path.end };
  if (operation.isWebSocket) {
    const message =
      'This opens the WebSocket of events, it is no request: connect the server, and see its events.';
    return { ...span, severity: 'error', message };
  }
  if (operation.support !== 'missing') return undefined;
  const message = `This server does not offer ${operation.id}; Asterisk has it since ${operation.since.join(', ')}.`;
  return { ...span, severity: 'warning', message };
}

/** Everything that is wrong with a request. Only what Asterisk would ignore or refuse harmlessly is a warning. */
export function checkRequest(
  read: ReadRequest,
  operations: readonly DescribedOperation[],
): readonly RequestProblem[] {
  const method = methodProblem(read);
  const { request, matched } = read;
  const found = [...read.problems, ...addressProblems(read)];
  if (method) found.push(method);
  else if (!matched) found.push(pathProblem(read, operations));
  else {
    const support = supportProblem(read, matched.operation);
    if (support) found.push(support);
    found.push(...parameterProblems(read, matched.operation));
  }
  if (request.body && request.method.text === 'GET') {
    const { start, end } = request.body;
    found.push({
      start,
      end,
      severity: 'error',
      message: 'GET takes no body: give parameters behind ? and &.',
    });
  }
  return found;
}
