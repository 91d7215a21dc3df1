import type { RequestParams } from '../operations/requestParams';
import { Refusal } from '../refusal';
import type { Pairs } from './decodeUri';
import { splitArguments } from './splitArguments';

/** Numbers of C's `int`. */
const LOWEST = -(2 ** 31);
const HIGHEST = 2 ** 31 - 1;

/** Reads the front of a text as C's `atoi` does; 0 where there is no number. */
function readInteger(text: string): number {
  const [digits = '0'] = /^\s*[+-]?\d+/.exec(text) ?? [];
  return Math.min(HIGHEST, Math.max(LOWEST, Number(digits)));
}

/** As Asterisk's `ast_true`. */
function isTrue(text: string): boolean {
  return /^(?:yes|true|y|t|1|on)$/i.test(text);
}

/**
 * Parameters of one request, with the precedence of Asterisk's generated code: what the path says, then a
 * member of the JSON body, whatever its type, then the last of the query.
 */
export class ApiParams implements RequestParams {
  constructor(
    private readonly variables: ReadonlyMap<string, string>,
    private readonly pairs: Pairs,
    readonly body: unknown,
  ) {}

  text(name: string): string | undefined {
    const { given, member } = this.#member(name);
    if (given) return typeof member === 'string' ? member : undefined;
    return this.#plain(name);
  }

  integer(name: string): number | undefined {
    const { given, member } = this.#member(name);
    if (given) return typeof member === 'number' && Number.isInteger(member) ? member : 0;
    const text = this.#plain(name);
    return text === undefined ? undefined : readInteger(text);
  }

  flag(name: string): boolean | undefined {
    const { given, member } = this.#member(name);
    if (given) return member === true;
    const text = this.#plain(name);
    return text === undefined ? undefined : isTrue(text);
  }

  list(name: string): readonly string[] {
    const { given, member } = this.#member(name);
    if (given) {
      const parts: readonly unknown[] = Array.isArray(member) ? member : [member];
      return parts.map((part) => {
        // The real server crashes here.
        if (typeof part !== 'string') throw new Refusal(400, 'Error parsing request body');
        return part;
      });
    }
    const text = this.#plain(name);
    return text === undefined ? [] : splitArguments(text);
  }

  json(name: string): unknown {
    const { body } = this;
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
    return Object.hasOwn(body, name) ? (body as Readonly<Record<string, unknown>>)[name] : undefined;
  }

  #member(name: string): { readonly given: boolean; readonly member?: unknown } {
    if (this.variables.has(name)) return { given: false };
    const member = this.json(name);
    return { given: member !== undefined, member };
  }

  #plain(name: string): string | undefined {
    return this.variables.get(name) ?? this.pairs.findLast(([given]) => given === name)?.[1];
  }
}
