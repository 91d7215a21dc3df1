/** One request's parameters under ARI's own names, read as Asterisk's generated code reads them. */
export interface RequestParams {
  /** Path, query or body member as text; undefined when it was not given. */
  text(name: string): string | undefined;
  /** As C's `atoi` reads it: `abc` is 0. */
  integer(name: string): number | undefined;
  /** As Asterisk's `ast_true` reads it: yes, true, y, t, 1, on. */
  flag(name: string): boolean | undefined;
  /**
   * Parts between commas (or of a JSON array) as they are, blanks and empty parts included; empty when it was
   * not given. Given without a value it is one empty part.
   */
  list(name: string): readonly string[];
  /** A member of the JSON body as it was sent; undefined when there is none. */
  json(name: string): unknown;
  /** The whole JSON body; undefined when there is none. */
  readonly body: unknown;
}
