import type { Span } from '../syntax/requestFile';
import type { DocBlock } from '../../ui/docBlock';

/** Something that could be written at a place. Its texts may be a server's. */
export interface Completion {
  readonly kind: 'field' | 'live' | 'operation' | 'parameter' | 'value' | 'variable';
  readonly label: string;
  readonly detail?: string;
  readonly documentation?: readonly DocBlock[];
  /** What is written; `$1` is a place to type in where {@link isSnippet}. */
  readonly text: string;
  readonly isSnippet?: true;
  /** What is typed is compared with this; the label unless told. */
  readonly filter?: string;
  /** Completion goes on behind it. */
  readonly goesOn?: true;
}

/** Live values that fit as well: those of a parameter. */
export interface LiveValues {
  readonly operationId: string;
  readonly name: string;
  /** The other parameters, as far as they are known. */
  readonly given: Readonly<Record<string, unknown>>;
  /** How a value is written there. */
  readonly write: (value: string) => string;
}

/** All that could be written at a place, in the order to be shown. */
export interface Completions {
  /** What is replaced; the place itself lies within. */
  readonly span: Span;
  readonly items: readonly Completion[];
  readonly live?: LiveValues;
}
