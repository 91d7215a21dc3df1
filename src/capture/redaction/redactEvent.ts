import { isFields, type Fields } from '../../shared/fields';
import { redactText } from './redactText';
import type { StandIns } from './standIns';

/** Deeper than any event of Asterisk: what lies there is left out, since nobody knows what it is. */
const DEEPEST = 64;

/** Fields whose whole value is a number or a name. */
const WHOLE = new Set(['accountcode', 'aor', 'called', 'caller', 'caller_rdnis', 'connected']);
/** Fields in which something is dialled or handed on, and everything below them. */
const DIALLING = new Set([
  'app_data',
  'args',
  'channelvars',
  'destination',
  'dialplan_app_data',
  'dialstring',
  'forward',
  'from',
  'parameter_value',
  'to',
  'userevent',
  'value',
  'variables',
]);
/** Variables that hold who calls whom. */
const OF_PARTIES = /CALLER|CONNECTED|REDIRECT|DIAL|NAME|NUM|PHONE|ANI|DNID|RDNIS|EXTEN|ACCOUNT|PEER|USER/i;
/** Measurements: full of digits, and about nobody. */
const OF_MEDIA = /^RTP(?:AUDIO|VIDEO|TEXT)QOS/;

/** Replaces who called whom in one event, walking through all of it. */
class EventRedaction {
  readonly #standIns: StandIns;

  constructor(standIns: StandIns) {
    this.#standIns = standIns;
  }

  fields(fields: Fields, key: string, dialling: boolean, depth: number): Fields {
    // A caller or connected line: Dial has a whole channel as its caller.
    const isParty = (key === 'caller' || key === 'connected') && !('id' in fields);
    const entries = Object.entries(fields).map(([name, value]): [string, unknown] => {
      if (typeof value !== 'string') return [name, this.value(value, name, dialling, depth + 1)];
      if (isParty && (name === 'name' || name === 'number')) return [name, this.#standIns.of(value)];
      return [name, this.#text(value, name, fields, dialling || DIALLING.has(name))];
    });
    return Object.fromEntries(entries);
  }

  value(value: unknown, key: string, dialling: boolean, depth: number): unknown {
    if (depth > DEEPEST) return null;
    const within = dialling || DIALLING.has(key);
    if (typeof value === 'string') return redactText(value, this.#standIns, within);
    if (Array.isArray(value)) return value.map((item: unknown) => this.value(item, key, within, depth + 1));
    return isFields(value) ? this.fields(value, key, within, depth) : value;
  }

  #text(text: string, key: string, parent: Fields, dialling: boolean): string {
    if (WHOLE.has(key)) return this.#standIns.of(text);
    if (key === 'exten') return /^[a-zA-Z]?$/.test(text) ? text : this.#standIns.of(text);
    if (key === 'resource' && 'technology' in parent) return this.#standIns.of(text);
    if (key === 'digit') return 'x';
    if (key === 'body') return '(left out)';
    if (key === 'variable') return text;
    if (key === 'value' && typeof parent.variable === 'string') return this.#variable(parent.variable, text);
    return dialling ? this.#variable(key, text) : redactText(text, this.#standIns);
  }

  /** A variable's value, or the field of a user event: which it is shows in its name only. */
  #variable(name: string, value: string): string {
    if (OF_MEDIA.test(name)) return value;
    // `"Bob" <501>`, `PJSIP/bob-00000001` and `sip:bob@host` have parts that say more than the whole.
    const isWhole = OF_PARTIES.test(name) && !/[/<@,&]/.test(value);
    return isWhole ? this.#standIns.of(value) : redactText(value, this.#standIns, true);
  }
}

/** The event with numbers and names replaced. Everything else stays, types, ids and times above all. */
export function redactEvent(event: Fields, standIns: StandIns): Fields {
  return new EventRedaction(standIns).fields(event, '', false, 0);
}
