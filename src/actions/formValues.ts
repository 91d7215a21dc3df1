import { parseVariables } from './originate/originateInput';

/** Says that a text is no whole number from `least` to `most`: Asterisk takes `abc` for 0 without a word. */
export function wholeNumber(least: number, most = 2 ** 31 - 1): (text: string) => string | undefined {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return undefined;
    return most === 2 ** 31 - 1
      ? `Type a whole number from ${String(least)} on.`
      : `Type a whole number from ${String(least)} to ${String(most)}.`;
  };
}

/** Says that something is missing: what is needed, as a sentence. */
export function needed(sentence: string): (text: string) => string | undefined {
  return (text) => (text.trim() === '' ? sentence : undefined);
}

/** Says that nothing is ticked: what is needed, as a sentence. */
export function atLeastOne(sentence: string): (values: readonly unknown[]) => string | undefined {
  return (values) => (values.length === 0 ? sentence : undefined);
}

/** What is wrong with `NAME=value; OTHER=value`. */
export function variablesProblem(text: string): string | undefined {
  const parsed = parseVariables(text);
  return parsed.ok ? undefined : parsed.reason;
}

/** The variables of `NAME=value; OTHER=value`; none for an empty text, or one that is none. */
export function variablesOf(text: string): Readonly<Record<string, string>> | undefined {
  const parsed = parseVariables(text);
  return parsed.ok && Object.keys(parsed.variables).length > 0 ? parsed.variables : undefined;
}

/** A parameter for each text that is not empty, so that an option that was left out is not sent. */
export function given<K extends string>(
  values: Readonly<Record<K, string>>,
): Readonly<Partial<Record<K, string>>> {
  return Object.fromEntries(Object.entries<string>(values).filter(([, value]) => value !== '')) as Partial<
    Record<K, string>
  >;
}

/** Whether a text is one of the values that ARI allows. */
export function isOneOf<T extends string>(values: readonly T[], text: string | undefined): text is T {
  return values.some((value) => value === text);
}
