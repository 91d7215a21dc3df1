import type { ServerSession } from '../../session/serverSession';

/** A value that a parameter could take, from what is there now. Untrusted texts. */
export interface Suggestion {
  /** What is sent. */
  readonly value: string;
  /** What tells a person which one it is, such as a channel's name. */
  readonly description?: string;
  readonly detail?: string;
}

/** What of a session is looked into. */
export type SuggestingServer = Pick<ServerSession, 'lists' | 'ourApplication' | 'store'>;

/** What is known when values are asked for. */
export interface SuggestionContext {
  readonly server: SuggestingServer;
  /** The parameters that have a value already. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** Finds values; rejects with an AriError where the server must be asked and does not answer. */
export type SuggestionSource = (
  context: SuggestionContext,
) => readonly Suggestion[] | Promise<readonly Suggestion[]>;

/** Values that need no server, `value` or `[value, description]`. */
export function fixed(
  ...values: readonly (string | readonly [value: string, description: string])[]
): SuggestionSource {
  const suggestions = values.map((entry) =>
    typeof entry === 'string' ? { value: entry } : { value: entry[0], description: entry[1] },
  );
  return () => suggestions;
}

/** Each value once, the first one it came with. */
export function distinct(suggestions: Iterable<Suggestion>): readonly Suggestion[] {
  const byValue = new Map<string, Suggestion>();
  for (const suggestion of suggestions) {
    if (suggestion.value !== '' && !byValue.has(suggestion.value)) byValue.set(suggestion.value, suggestion);
  }
  return [...byValue.values()];
}

/** What several sources find, in their order. */
export function together(...sources: readonly SuggestionSource[]): SuggestionSource {
  return async (context) => {
    const found = await Promise.all(sources.map(async (source) => source(context)));
    return distinct(found.flat());
  };
}
