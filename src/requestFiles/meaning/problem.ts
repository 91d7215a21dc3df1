import type { Span } from '../syntax/requestFile';

/** A change of the text that would mend a problem. */
export interface ProblemFix {
  readonly title: string;
  readonly span: Span;
  readonly text: string;
}

/** Something wrong with a request; with an `error` it is not sent. */
export interface RequestProblem extends Span {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly fix?: ProblemFix;
}
