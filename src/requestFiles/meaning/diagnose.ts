import type { DescribedOperation } from '../../operations/describedOperation';
import type { RequestFile, Template } from '../syntax/requestFile';
import { checkRequest } from './checkRequest';
import type { RequestProblem } from './problem';
import { readRequest } from './readRequest';
import { fillText, type Scope } from './scope';
import { staticScope } from './staticScope';

function definitionProblems(value: Template, scope: Scope): readonly RequestProblem[] {
  return fillText(value, scope).problems.map(({ reference: { start, end }, message }) => {
    return { start, end, severity: 'error', message };
  });
}

/** What is wrong with a file, as far as it can be told before sending; the first `most` of it. */
export function diagnose(
  file: RequestFile,
  operations: readonly DescribedOperation[],
  most: number,
): readonly RequestProblem[] {
  const scope = staticScope(file);
  const syntax = file.problems.map((problem): RequestProblem => ({ ...problem, severity: 'error' }));
  const found = syntax.slice(0, most);
  const problemsOf = [
    ...file.variables.map(
      ({ value }) =>
        () =>
          definitionProblems(value, scope),
    ),
    ...file.blocks.map(({ request }) => () => {
      return request ? checkRequest(readRequest(request, operations, scope), operations) : [];
    }),
  ];
  // What would not be shown is not looked for: telling what was meant takes its time.
  for (const problems of problemsOf) {
    if (found.length >= most) break;
    found.push(...problems().slice(0, most - found.length));
  }
  return found;
}
