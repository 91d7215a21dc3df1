import type { RowKind } from '../eventRow';
import { endOfWord } from './endOfWord';
import type { FilterField, FilterPart, Glob } from './filterTerm';
import { anyGlobTest } from './glob';
import { readQuoted } from './readQuoted';
import { statusRange } from './statusRange';

/** What `kind:` can ask for, with what it is. */
export const KIND_MEANINGS: Readonly<Record<RowKind, string>> = {
  event: 'an event of a type we know',
  unknown: 'an event of a newer type',
  malformed: 'a frame that is no event',
  gap: 'events were lost here',
  snapshot: 'what changed meanwhile',
  call: 'a REST call of this extension',
};

const EXAMPLES: Readonly<Record<FilterField, string>> = {
  type: 'type:Channel*',
  channel: 'channel:PJSIP/alice*',
  bridge: 'bridge:conf*',
  app: 'app:myapp',
  caller: 'caller:"Bob*"',
  server: 'server:lab',
  status: 'status:>=400',
  method: 'method:POST',
  kind: 'kind:gap',
};

/** A field term as it is being read. */
interface Beginning {
  /** First character of the part, and the one behind the colon. */
  readonly from: number;
  readonly at: number;
  readonly field: FilterField;
  readonly negated: boolean;
}

interface Value {
  readonly from: number;
  readonly to: number;
  readonly glob: Glob;
}

function readValue(filter: string, from: number): Value | undefined {
  if (filter[from] === '"') {
    const quoted = readQuoted(filter, from);
    return quoted && { from, to: quoted.next, glob: quoted.glob };
  }
  const comma = filter.indexOf(',', from);
  const end = endOfWord(filter, from);
  const to = comma < 0 ? end : Math.min(comma, end);
  return { from, to, glob: filter.slice(from, to).split('*') };
}

/** What is wrong with a value of the field; undefined when it is fine. */
function valueProblem(field: FilterField, { glob, from, to }: Value): string | undefined {
  if (glob.every((piece) => piece === '') && glob.length === 1) {
    return to === from
      ? `Write what to look for after the "${field}:", such as ${EXAMPLES[field]}.`
      : 'Write something between the quotes.';
  }
  if (field === 'status' && statusRange(glob.join('*')) === undefined) {
    return 'A status is a number such as 404, a class such as 4xx, a bound such as >=400, or none.';
  }
  if (field === 'kind' && !Object.keys(KIND_MEANINGS).some(anyGlobTest([glob]))) {
    return `A kind is one of ${Object.keys(KIND_MEANINGS).join(', ')}.`;
  }
  return undefined;
}

/** Reads the values behind `field:`, one or a list. */
export function readFieldTerm(filter: string, { from, at, field, negated }: Beginning): FilterPart {
  const values: Glob[] = [];
  for (let next = at; ; next += 1) {
    const value = readValue(filter, next);
    const fail = (message: string, to: number, wrong = from): FilterPart => ({
      from,
      to,
      read: { error: { from: wrong, to, message } },
    });
    if (!value) return fail('Close the quote with ".', filter.length, next);
    const end = endOfWord(filter, value.to);
    const problem = valueProblem(field, value);
    if (problem !== undefined) {
      const message = value.to === value.from && values.length > 0 ? 'A value is missing here.' : problem;
      return fail(message, end, values.length > 0 ? next : from);
    }
    values.push(value.glob);
    next = value.to;
    if (filter[next] === ',') continue;
    if (end > next) return fail('Put a space after the closing quote.', end, next);
    return { from, to: next, read: { term: { kind: 'field', negated, field, values } } };
  }
}
