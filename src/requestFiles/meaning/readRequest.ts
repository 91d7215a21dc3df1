import type { DescribedOperation } from '../../operations/describedOperation';
import type { Span, Template, WrittenRequest } from '../syntax/requestFile';
import { findOperation, type FoundOperation } from './findOperation';
import type { RequestProblem } from './problem';
import { readBody, spanOfField, type ReadBody } from './readBody';
import { fillText, type Scope } from './scope';

/** A parameter as a request gives it. */
export interface GivenParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'body';
  /** Texts of an address, in their order; a body's value as it is. Empty where only sending can tell. */
  readonly values: readonly unknown[];
  /** False where a value comes only with sending. */
  readonly isKnown: boolean;
  readonly span: Span;
}

/** What a request means, as far as it can be told in a scope. */
export interface ReadRequest {
  readonly request: WrittenRequest;
  /** Undefined where the description has no such operation. */
  readonly matched: FoundOperation | undefined;
  readonly segments: readonly (string | undefined)[];
  readonly given: readonly GivenParameter[];
  readonly body: ReadBody | undefined;
  /** What is wrong with references and with the body's JSON. */
  readonly problems: readonly RequestProblem[];
}

interface Filled {
  readonly text: string | undefined;
  readonly span: Span;
}

/** Several of one name become one parameter of several values, in the order in which they were written. */
function queryParameters(
  pairs: readonly { readonly name: string; readonly value: Filled }[],
): readonly GivenParameter[] {
  const byName = new Map<string, Filled[]>();
  for (const { name, value } of pairs) {
    const values = byName.get(name);
    if (values) values.push(value);
    else byName.set(name, [value]);
  }
  return [...byName].map(([name, values]) => ({
    name,
    in: 'query',
    values: values.flatMap(({ text }) => (text === undefined ? [] : [text])),
    isKnown: values.every(({ text }) => text !== undefined),
    span: { start: values[0]?.span.start ?? 0, end: values.at(-1)?.span.end ?? 0 },
  }));
}

/** Fills a request in and finds the operation that it means. */
export function readRequest(
  request: WrittenRequest,
  operations: readonly DescribedOperation[],
  scope: Scope,
): ReadRequest {
  const problems: RequestProblem[] = [];
  const fill = (template: Template): string | undefined => {
    const filled = fillText(template, scope);
    for (const { reference, message } of filled.problems)
      problems.push({ start: reference.start, end: reference.end, severity: 'error', message });
    return filled.text;
  };
  const segments = request.segments.map(fill);
  const matched = findOperation(operations, request.method.text, segments);
  const pairs = request.query.flatMap(({ name, value, start, end }) => {
    const text = fill(name);
    const filled = value === undefined ? '' : fill(value);
    return text === undefined ? [] : [{ name: text, value: { text: filled, span: { start, end } } }];
  });
  const body = request.body && readBody(request.body, scope);
  const path = [...(matched?.pathParameters ?? [])].map(([name, index]): GivenParameter => {
    const text = segments[index];
    const { start, end } = request.segments[index] ?? request.path;
    const values = text === undefined ? [] : [text];
    return { name, in: 'path', values, isKnown: text !== undefined, span: { start, end } };
  });
  const given = [...path, ...queryParameters(pairs), ...bodyParameters(request, matched, body)];
  return { request, matched, segments, given, body, problems: [...problems, ...(body?.problems ?? [])] };
}

/**
 * What a body gives: a parameter's value by its name, also of those of the query, which Asterisk takes from there
 * as well. An event filter is the body as a whole.
 */
function bodyParameters(
  { body: template }: WrittenRequest,
  matched: FoundOperation | undefined,
  body: ReadBody | undefined,
): readonly GivenParameter[] {
  if (!template || !body) return [];
  const whole = matched?.operation.params.find((each) => each.in === 'body' && each.type === 'object');
  if (whole) {
    const isKnown = body.later.size === 0;
    const span = { start: template.start, end: template.end };
    return [{ name: whole.name, in: 'body', values: isKnown ? [body.fields] : [], isKnown, span }];
  }
  return Object.entries(body.fields).map(([name, value]) => ({
    name,
    in: 'body',
    values: body.later.has(name) ? [] : [value],
    isKnown: !body.later.has(name),
    span: spanOfField(template, name),
  }));
}
