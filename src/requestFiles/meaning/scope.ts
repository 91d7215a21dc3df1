import { fieldsOf } from '../../shared/fields';
import type { Reference, RequestFile, Template, ValueStep } from '../syntax/requestFile';

/** What a reference stands for: a value, one that only sending can tell, or nothing, and why. */
export type Lookup =
  | {
      readonly kind: 'value';
      readonly value: unknown;
      /** A person has written it: where JSON is expected, `30` is a number. */
      readonly isWritten?: true;
    }
  | { readonly kind: 'later' }
  | { readonly kind: 'none'; readonly message: string };

/** What the names of a file mean, now or while one of its requests is sent. */
export type Scope = (reference: Reference) => Lookup;

/** A reference as it is written, without braces. */
export function referenceText({ source, name, steps }: Pick<Reference, 'name' | 'source' | 'steps'>): string {
  const sign = { name: '', generated: '$', question: '?' }[source];
  return steps.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${String(step)}]`;
    return /^[A-Za-z_$][\w$-]*$/.test(step) ? `${text}.${step}` : `${text}[${JSON.stringify(step)}]`;
  }, `${sign}${name}`);
}

function stepInto(value: unknown, step: ValueStep): unknown {
  if (typeof step === 'number') return Array.isArray(value) ? (value as unknown[])[step] : undefined;
  const fields = fieldsOf(value);
  return fields && Object.hasOwn(fields, step) ? fields[step] : undefined;
}

/** The part of `value` that a reference means. */
export function valueAt(value: unknown, reference: Reference): Lookup {
  let found = value;
  for (const step of reference.steps) {
    found = stepInto(found, step);
    if (found === undefined) {
      const what = referenceText({ ...reference, steps: [step] }).slice(
        referenceText({ ...reference, steps: [] }).length,
      );
      return {
        kind: 'none',
        message: `${referenceText(reference)}: there is no ${what.replace(/^\./, '')} in the answer.`,
      };
    }
  }
  return { kind: 'value', value: found };
}

/** A value as text of an address; undefined for an object or a list. */
function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || value === null
    ? String(value)
    : undefined;
}

/** Why a template is no text; the span is the reference's. */
export interface TextProblem {
  readonly reference: Reference;
  readonly message: string;
}

/** Longest text that a template can become, in characters. Asterisk's request line ends at 4 KB. */
const LONGEST = 100_000;

/** A template filled in: a text, undefined where only sending can tell, or what is wrong with it. */
export function fillText(
  template: Template,
  scope: Scope,
): { readonly text: string | undefined; readonly problems: readonly TextProblem[] } {
  const problems: TextProblem[] = [];
  let text: string | undefined = '';
  for (const part of template.parts) {
    if (part.kind === 'text') {
      text = text === undefined ? undefined : text + part.text;
      continue;
    }
    const found = scope(part);
    if (found.kind === 'none') problems.push({ reference: part, message: found.message });
    const piece = found.kind === 'value' ? scalarText(found.value) : undefined;
    if (found.kind === 'value' && piece === undefined) {
      const message = `${referenceText(part)} is ${Array.isArray(found.value) ? 'a list' : 'an object'}: say which part of it is meant, such as {{${referenceText(part)}.id}}.`;
      problems.push({ reference: part, message });
    }
    text = text === undefined || piece === undefined ? undefined : text + piece;
    if (text !== undefined && text.length > LONGEST) {
      const message = `The text becomes longer than ${LONGEST.toLocaleString('en')} characters.`;
      return { text: undefined, problems: [...problems, { reference: part, message }] };
    }
  }
  return { text, problems };
}

/** Definitions that use one another this often are no work of a person. */
const DEEPEST = 50;

/**
 * The meaning of a file's names: its own variables first, then whatever `rest` knows. A variable that is
 * defined by itself is told, not followed for ever.
 */
export function fileScope({ variables }: RequestFile, rest: Scope): Scope {
  const definitions = new Map(variables.map((definition) => [definition.name.text, definition.value]));
  const known = new Map<string, Lookup>();
  const none = (message: string): Lookup => ({ kind: 'none', message });
  const valueOf = (name: string, template: Template, open: readonly string[]): Lookup => {
    if (open.includes(name)) return none(`${name} is defined by itself.`);
    if (open.length >= DEEPEST) return none(`${name} is defined by too many others.`);
    const { text, problems } = fillText(template, within([...open, name]));
    const [problem] = problems;
    if (problem) return none(problem.message);
    return text === undefined ? { kind: 'later' } : { kind: 'value', value: text, isWritten: true };
  };
  const within = (open: readonly string[]): Scope => {
    const scope: Scope = (reference) => {
      const { name, source, steps } = reference;
      const template = source === 'name' ? definitions.get(name) : undefined;
      if (!template) return rest(reference);
      if (steps.length > 0) return none(`${name} is a text of this file: it has no parts.`);
      const found = known.get(name) ?? valueOf(name, template, open);
      known.set(name, found);
      return found;
    };
    return scope;
  };
  return within([]);
}
