/** A piece of documentation. Its texts may come from a server: whoever shows it makes them safe. */
export type DocBlock =
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };
