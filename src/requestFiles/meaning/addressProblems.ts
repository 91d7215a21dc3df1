import type { Span } from '../syntax/requestFile';
import type { RequestProblem } from './problem';
import type { GivenParameter, ReadRequest } from './readRequest';

/** What ends a text in Asterisk, and what has no UTF-8. */
const UNSENDABLE = /\0|\p{Surrogate}/u;

function isUnsendable(text: unknown): boolean {
  return typeof text === 'string' && UNSENDABLE.test(text);
}

/** Tells whether {@link addressProblems} has told of a parameter. */
export function isMisread({ name, in: place, values }: GivenParameter): boolean {
  if (place === 'body') return false;
  return (place === 'path' && values[0] === '') || [name, ...values].some(isUnsendable);
}

/**
 * What Asterisk reads otherwise than it is written, so that nothing else that is checked would hold: it stops at the
 * first empty part of a path, and ends texts at a NUL.
 */
export function addressProblems({ request, segments, given }: ReadRequest): readonly RequestProblem[] {
  const error = ({ start, end }: Span, message: string): RequestProblem => {
    return { start, end: Math.max(end, start + 1), severity: 'error', message };
  };
  const inPath = segments.flatMap((segment, index) => {
    const { start, end } = request.segments[index] ?? request.path;
    if (segment === '') {
      const message =
        'A part of the path is empty: Asterisk stops reading there, and means another resource.';
      return [error({ start: start - 1, end }, message)];
    }
    return isUnsendable(segment)
      ? [error({ start, end }, 'The path holds a character that cannot be sent.')]
      : [];
  });
  const inQuery = given.filter((each) => each.in === 'query' && isMisread(each));
  return [
    ...inPath,
    ...inQuery.map(({ name, span }) => error(span, `${name} holds a character that cannot be sent.`)),
  ];
}
