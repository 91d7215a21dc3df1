import { FILTER_FIELDS, type FilterField } from './filterTerm';
import { printValue } from './printFilter';
import { KIND_MEANINGS } from './readFieldTerm';

/** What is known of the events at hand, for values to offer. All texts are untrusted. */
export interface FilterKnowledge {
  readonly types: readonly string[];
  readonly applications: readonly string[];
  readonly channels: readonly string[];
  readonly bridges: readonly string[];
  readonly callers: readonly string[];
  readonly servers: readonly string[];
}

/** One thing that could be written. */
export interface FilterProposal {
  /** What to write in place of the part that is being completed. */
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
}

/** What could be written at a place of a filter. */
export interface FilterCompletion {
  /** The part of the filter that a proposal takes the place of. */
  readonly from: number;
  readonly to: number;
  readonly proposals: readonly FilterProposal[];
}

/** Most proposals at once: who has more types on. */
const MOST = 50;

const FIELD_MEANINGS: Readonly<Record<FilterField, string>> = {
  type: 'type of event, such as Channel*',
  channel: 'id or name of a channel it touches',
  bridge: 'id or name of a bridge it touches',
  app: 'application it was sent to',
  caller: 'name or number of a caller',
  server: 'name of the connection',
  status: 'status of a REST call, such as >=400',
  method: 'method of a REST call',
  kind: 'kind of row',
};

type Value = readonly [value: string, detail: string];

const STATUSES: readonly Value[] = [
  ['>=400', 'failed'],
  ['2xx', 'succeeded'],
  ['4xx', 'refused'],
  ['5xx', 'error of the server'],
  ['404', 'not found'],
  ['none', 'no answer came'],
];

function plain(values: readonly string[]): Value[] {
  return values.map((value) => [value, '']);
}

function valuesOf(field: FilterField, known: FilterKnowledge): readonly Value[] {
  switch (field) {
    case 'type':
      return plain(known.types);
    case 'channel':
      return plain(known.channels);
    case 'bridge':
      return plain(known.bridges);
    case 'app':
      return plain(known.applications);
    case 'caller':
      return plain(known.callers);
    case 'server':
      return plain(known.servers);
    case 'status':
      return STATUSES;
    case 'method':
      return plain(['GET', 'POST', 'PUT', 'DELETE']);
    case 'kind':
      return Object.entries(KIND_MEANINGS);
  }
}

/** Those that begin with `typed`, then those that have it further on; letter case aside. */
function matching(values: readonly Value[], typed: string): readonly Value[] {
  const wanted = typed.toLowerCase();
  const first: Value[] = [];
  const further: Value[] = [];
  for (const value of new Map(values.map((pair) => [pair[0], pair])).values()) {
    const at = value[0].toLowerCase().indexOf(wanted);
    if (at === 0) first.push(value);
    else if (at > 0) further.push(value);
  }
  return [...first, ...further].slice(0, MOST);
}

/** Where the part at the caret begins: behind the last white space that is not in quotes. */
function beginOfPart(filter: string, caret: number): number {
  let begin = 0;
  let quoted = false;
  for (let at = 0; at < caret; at += 1) {
    if (filter[at] === '"' && filter[at - 1] !== '\\') quoted = !quoted;
    else if (!quoted && /\s/.test(filter.charAt(at))) begin = at + 1;
  }
  return begin;
}

/** Where the value at the caret begins: behind the last comma that is not in quotes. */
function beginOfValue(part: string): number {
  let begin = 0;
  let quoted = false;
  for (let at = 0; at < part.length; at += 1) {
    if (part[at] === '"' && part[at - 1] !== '\\') quoted = !quoted;
    else if (!quoted && part[at] === ',') begin = at + 1;
  }
  return begin;
}

/** What could be written where the caret is in `filter`: fields and types, or a field's values. */
export function completeFilter(filter: string, caret: number, known: FilterKnowledge): FilterCompletion {
  const begin = beginOfPart(filter, caret);
  const typed = filter.slice(begin, caret);
  const [, sign = '', name] = /^(-?)([a-z]+):/i.exec(typed) ?? [];
  const field = FILTER_FIELDS.find((one) => one === name?.toLowerCase());
  const rest = /^\S*/.exec(filter.slice(caret))?.[0].length ?? 0;
  const to = caret + rest;
  if (field) {
    const values = begin + sign.length + field.length + 1;
    const from = values + beginOfValue(filter.slice(values, caret));
    const wanted = filter.slice(from, caret).replace(/^"/, '');
    const proposals = matching(valuesOf(field, known), wanted).map(([value, detail]) => ({
      insert: `${field === 'status' ? value : printValue([value])} `,
      label: value,
      detail,
    }));
    return { from, to, proposals };
  }
  const negation = typed.startsWith('-') ? '-' : '';
  const word = typed.slice(negation.length);
  const fields = FILTER_FIELDS.filter((one) => one.startsWith(word.toLowerCase())).map((one) => ({
    insert: `${negation}${one}:`,
    label: `${negation}${one}:`,
    detail: FIELD_MEANINGS[one],
  }));
  const types = word.length < 2 || word.startsWith('"') ? [] : matching(plain(known.types), word);
  const ofTypes = types.map(([type]) => ({
    insert: `${negation}type:${printValue([type])} `,
    label: `${negation}type:${type}`,
    detail: '',
  }));
  return { from: begin, to, proposals: [...fields, ...ofTypes].slice(0, MOST) };
}
