/** The fields that a filter can ask for. */
export const FILTER_FIELDS = [
  'type',
  'channel',
  'bridge',
  'app',
  'caller',
  'server',
  'status',
  'method',
  'kind',
] as const;

/** One of {@link FILTER_FIELDS}. */
export type FilterField = (typeof FILTER_FIELDS)[number];

/**
 * A text in which `*` stands for anything: the pieces between the stars. One piece is a text without a
 * star; a star among the characters of a piece is a star and nothing more.
 */
export type Glob = readonly string[];

/** One condition of a filter; `negated`, it holds for the rows it does not hold for. */
export type FilterTerm =
  | {
      readonly kind: 'field';
      readonly negated: boolean;
      readonly field: FilterField;
      /** One of these has to match. */
      readonly values: readonly Glob[];
    }
  /** Stands anywhere in the event, letter case aside. */
  | { readonly kind: 'text'; readonly negated: boolean; readonly text: string }
  /** A regular expression, as written between its slashes. */
  | { readonly kind: 'regex'; readonly negated: boolean; readonly source: string };

/** A part of a filter that means nothing to us: what to do about it, and where it is. */
export interface FilterError {
  readonly from: number;
  /** The place after its last character. */
  readonly to: number;
  readonly message: string;
}

/** A part of a filter: what it asks for, or what is wrong with it. */
export interface FilterPart {
  readonly from: number;
  /** The place after its last character. */
  readonly to: number;
  readonly read: { readonly term: FilterTerm } | { readonly error: FilterError };
}
