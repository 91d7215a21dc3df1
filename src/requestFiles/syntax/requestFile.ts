/** A stretch of a request file's text, in UTF-16 units from its start; `end` is the first one behind it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A word of the file and where it stands. */
export interface Word extends Span {
  readonly text: string;
}

/** One step into a value: a field's name or a list's index. */
export type ValueStep = string | number;

/** A `{{…}}`. */
export interface Reference extends Span {
  readonly kind: 'reference';
  /** `name` is looked up, `generated` made at each sending, `question` asked for. */
  readonly source: 'name' | 'generated' | 'question';
  /** The name, the generator's name without `$`, the question without `?`. */
  readonly name: string;
  /** What of the value is meant: `call.channelvars["X"]` has two. */
  readonly steps: readonly ValueStep[];
}

/** Text as it is meant: percent escapes are decoded where they stand in an address. */
export interface PlainText extends Span {
  readonly kind: 'text';
  readonly text: string;
}

/** Text with `{{…}}` in it. What takes a reference's place is data: never a separator, a quote or another reference. */
export interface Template extends Span {
  readonly parts: readonly (PlainText | Reference)[];
}

/** `name=value` of a query. */
export interface QueryParameter extends Span {
  readonly name: Template;
  /** Undefined where no `=` was written. */
  readonly value: Template | undefined;
}

/** What is wrong with the text, and what to do about it. */
export interface SyntaxProblem extends Span {
  readonly message: string;
}

/** `METHOD path?query` with the lines beneath it, and the body. */
export interface WrittenRequest extends Span {
  readonly method: Word;
  /** From the first `/` to the end of the path. */
  readonly path: Span;
  /** Between the slashes. */
  readonly segments: readonly Template[];
  readonly query: readonly QueryParameter[];
  /** The body as written, comment lines blanked; undefined where there is none. */
  readonly body: Template | undefined;
}

/** What stands between two `###` lines. */
export interface RequestBlock extends Span {
  /** Text behind `###`. */
  readonly title: Word | undefined;
  /** Of `# @name call`: later blocks use the answer by it. */
  readonly name: Word | undefined;
  /** Undefined for a block of comments and definitions only. */
  readonly request: WrittenRequest | undefined;
}

/** `@name = value`, good for the whole file. */
export interface VariableDefinition extends Span {
  readonly name: Word;
  readonly value: Template;
}

/** A request file as it was read; problems do not keep the rest of it from being there. */
export interface RequestFile {
  readonly blocks: readonly RequestBlock[];
  readonly variables: readonly VariableDefinition[];
  readonly problems: readonly SyntaxProblem[];
}
