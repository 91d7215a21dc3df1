import { Dialplan, type Step } from './dialplan';

/** A line of a dialplan text that cannot be understood. */
export class DialplanError extends Error {
  constructor(line: number, problem: string) {
    super(`extensions.conf line ${line}: ${problem}`);
    this.name = 'DialplanError';
  }
}

interface OpenContext {
  readonly extensions: Map<string, Step[]>;
  readonly includes: string[];
}

/**
 * Reads the part of `extensions.conf` that the simulator knows: sections, `exten`, `same`, `include`, labels,
 * priorities as numbers, `n` and `hint`, comments, and `[globals]`. Throws {@link DialplanError}.
 */
export function parseDialplan(text: string): Dialplan {
  const reader = new DialplanReader();
  text.split(/\r?\n/).forEach((line, index) => reader.read(line, index + 1));
  return new Dialplan(reader.contexts, reader.globals);
}

class DialplanReader {
  readonly contexts = new Map<string, OpenContext>();
  readonly globals = new Map<string, string>();
  #section: string | undefined;
  #extension: string | undefined;

  read(raw: string, number: number): void {
    const line = withoutComment(raw).trim();
    if (line === '') return;
    const section = /^\[([^\]]+)\](?:\([^)]*\))?$/.exec(line);
    if (section?.[1] !== undefined) {
      this.#open(section[1]);
      return;
    }
    if (line.startsWith('[')) throw new DialplanError(number, `'${line}' is no section`);
    if (line.startsWith('#')) throw new DialplanError(number, `'${line}' is not known to the simulator`);
    const [, key, value] = /^([^=]+?)\s*=>?\s*(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) throw new DialplanError(number, `no '=' in '${line}'`);
    this.#assign(key, value, number);
  }

  #open(section: string): void {
    this.#section = section;
    this.#extension = undefined;
    if (section === 'globals' || section === 'general' || this.contexts.has(section)) return;
    this.contexts.set(section, { extensions: new Map(), includes: [] });
  }

  #assign(key: string, value: string, number: number): void {
    if (this.#section === undefined) throw new DialplanError(number, 'stands before the first section');
    if (this.#section === 'globals') this.globals.set(key, value);
    const context = this.contexts.get(this.#section);
    // Nothing of `[general]` matters here.
    if (!context) return;
    if (key === 'include') context.includes.push(value);
    else if (key === 'exten') this.#exten(context, value, number);
    else if (key === 'same') this.#same(context, value, number);
    else throw new DialplanError(number, `'${key}' is not known to the simulator`);
  }

  #exten(context: OpenContext, value: string, number: number): void {
    const comma = value.indexOf(',');
    if (comma < 1) throw new DialplanError(number, `no priority in '${value}'`);
    this.#extension = value.slice(0, comma).trim();
    this.#same(context, value.slice(comma + 1), number);
  }

  #same(context: OpenContext, value: string, number: number): void {
    const name = this.#extension;
    if (name === undefined) throw new DialplanError(number, "'same' without an extension before it");
    const [, priority, label, app, rest] =
      /^\s*(\w+)(?:\(([^)]*)\))?\s*,\s*([\w.-]+)\s*(.*)$/.exec(value) ?? [];
    if (priority === 'hint') return;
    if (priority === undefined || app === undefined || rest === undefined) {
      throw new DialplanError(number, `'${value.trim()}' is no 'priority,Application(arguments)'`);
    }
    const steps = context.extensions.get(name) ?? [];
    context.extensions.set(name, steps);
    const at = priority === 'n' ? (steps.at(-1)?.priority ?? 0) + 1 : Number(priority);
    if (!Number.isInteger(at) || at < 1) throw new DialplanError(number, `'${priority}' is no priority`);
    steps.push({ priority: at, label, app, data: argumentsOf(rest, number) });
  }
}

function argumentsOf(rest: string, number: number): string {
  if (rest === '') return '';
  if (!rest.startsWith('(') || !rest.endsWith(')')) {
    throw new DialplanError(number, `the parentheses of '${rest}' do not match`);
  }
  return rest.slice(1, -1);
}

/** A semicolon starts a comment unless a backslash stands before it. */
function withoutComment(line: string): string {
  return line.replace(/(?<!\\);.*$/, '').replaceAll('\\;', ';');
}
