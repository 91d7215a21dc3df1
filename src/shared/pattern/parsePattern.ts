import { charSet, charSets, complement, ignoringCase, type CharSet } from './charSet';
import { patternEscape, type PatternEscape } from './patternEscapes';
import { PatternError, patternSize, type PatternNode } from './patternNode';

/** Longest expression, in characters: longer ones are programs, not filters. */
const LONGEST = 500;
/** Most states of a matcher: what it may cost per character, and in memory, at worst. */
const MOST_STATES = 2000;

const UNSUPPORTED_GROUP =
  'Look-ahead, look-behind and named groups are not supported here: use plain groups, (?:…), or a second term.';

/**
 * Parses a regular expression of the usual kind, letter case aside, `^` and `$` at every line. Left out is
 * what cannot be matched in one pass over the text: back references and look-around. Throws a
 * {@link PatternError}.
 */
export function parsePattern(source: string): PatternNode {
  if (source.length > LONGEST) {
    throw new PatternError(`At most ${LONGEST} characters fit into an expression.`, 0, source.length);
  }
  const node = new PatternParser(source).parse();
  if (patternSize(node) > MOST_STATES) {
    throw new PatternError('This expression repeats too much: use smaller numbers in {…}.', 0, source.length);
  }
  return node;
}

/** A character in both cases; `\d` and the like have theirs. */
function bothCases({ set, single }: PatternEscape): CharSet {
  return single ? ignoringCase(set) : set;
}

class PatternParser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): PatternNode {
    const node = this.#choice();
    if (this.#at < this.#source.length) throw this.#error('Nothing opened this ")": write \\) for the sign.');
    return node;
  }

  #error(message: string, from = this.#at, to = from + 1): PatternError {
    return new PatternError(message, from, Math.min(to, this.#source.length));
  }

  #choice(): PatternNode {
    const nodes = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at += 1;
      nodes.push(this.#sequence());
    }
    return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'choice', nodes };
  }

  #sequence(): PatternNode {
    const nodes: PatternNode[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) {
      nodes.push(this.#repeated());
    }
    return { kind: 'sequence', nodes };
  }

  #repeated(): PatternNode {
    const from = this.#at;
    const node = this.#atom();
    const bounds = this.#bounds();
    if (!bounds) return node;
    if (node.kind === 'place') throw this.#error('A place cannot be repeated.', from, this.#at);
    if (this.#source[this.#at] === '?') this.#at += 1; // Lazy or not: we only ask whether it matches.
    const again = this.#at;
    if (this.#bounds())
      throw this.#error('This repeats a repetition: put a group around it.', again, this.#at);
    return { kind: 'repeat', node, ...bounds };
  }

  #bounds(): { readonly min: number; readonly max: number } | undefined {
    const found = /[*+?]|\{(\d{1,4})(,?)(\d{0,4})\}/y;
    found.lastIndex = this.#at;
    const match = found.exec(this.#source);
    if (!match) return undefined;
    const from = this.#at;
    this.#at = found.lastIndex;
    if (match[0] === '*') return { min: 0, max: Infinity };
    if (match[0] === '+') return { min: 1, max: Infinity };
    if (match[0] === '?') return { min: 0, max: 1 };
    const min = Number(match[1]);
    const max = match[2] === '' ? min : match[3] === '' ? Infinity : Number(match[3]);
    if (max < min) throw this.#error('The first number must not be the larger one.', from, this.#at);
    return { min, max };
  }

  #atom(): PatternNode {
    const sign = this.#source.charAt(this.#at);
    switch (sign) {
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw this.#error(`Nothing stands before this "${sign}": write \\${sign} for the sign.`);
      case '^':
      case '$':
        this.#at += 1;
        return { kind: 'place', place: sign === '^' ? 'lineStart' : 'lineEnd' };
      case '.':
        this.#at += 1;
        return { kind: 'set', set: complement(charSets.lineEnds) };
      default: {
        this.#at += 1;
        const unit = sign.charCodeAt(0);
        return { kind: 'set', set: ignoringCase([[unit, unit]]) };
      }
    }
  }

  #group(): PatternNode {
    const from = this.#at;
    this.#at += 1;
    if (this.#source.startsWith('?:', this.#at)) this.#at += 2;
    else if (this.#source[this.#at] === '?') throw this.#error(UNSUPPORTED_GROUP, from, from + 3);
    const node = this.#choice();
    if (this.#source[this.#at] !== ')') throw this.#error('Close this group with ")".', from);
    this.#at += 1;
    return node;
  }

  #escape(): PatternNode {
    const letter = this.#source[this.#at + 1];
    if (letter === 'b' || letter === 'B') {
      this.#at += 2;
      return { kind: 'place', place: letter === 'b' ? 'wordEdge' : 'noWordEdge' };
    }
    return { kind: 'set', set: bothCases(this.#escaped()) };
  }

  #escaped(): PatternEscape {
    const escape = patternEscape(this.#source, this.#at);
    if (!escape) {
      const what = this.#source.slice(this.#at, this.#at + 2);
      throw this.#error(`"${what}" is not supported here.`, this.#at, this.#at + 2);
    }
    this.#at = escape.next;
    return escape;
  }

  #class(): PatternNode {
    const from = this.#at;
    this.#at += 1;
    const negated = this.#source[this.#at] === '^';
    if (negated) this.#at += 1;
    const ranges: (readonly [number, number])[] = [];
    while (this.#source[this.#at] !== ']') {
      if (this.#at >= this.#source.length) throw this.#error('Close this list of characters with "]".', from);
      ranges.push(...this.#range());
    }
    this.#at += 1;
    const set = charSet(ranges);
    return { kind: 'set', set: negated ? complement(set) : set };
  }

  #range(): CharSet {
    const from = this.#at;
    const first = this.#classUnit();
    const dash = this.#source[this.#at] === '-' && this.#at + 1 < this.#source.length;
    if (!first.single || !dash || this.#source[this.#at + 1] === ']') return bothCases(first);
    const back = this.#at;
    this.#at += 1;
    const last = this.#classUnit();
    if (!last.single) {
      this.#at = back;
      return bothCases(first);
    }
    const [low, high] = [first.set[0]?.[0] ?? 0, last.set[0]?.[0] ?? 0];
    if (high < low) throw this.#error('This range runs backwards.', from, this.#at);
    return ignoringCase([[low, high]]);
  }

  #classUnit(): PatternEscape {
    if (this.#source[this.#at] === '\\') {
      // Inside a class, \b is the backspace.
      if (this.#source[this.#at + 1] !== 'b') return this.#escaped();
      this.#at += 2;
      return { set: [[8, 8]], single: true, next: this.#at };
    }
    const unit = this.#source.charCodeAt(this.#at);
    this.#at += 1;
    return { set: [[unit, unit]], single: true, next: this.#at };
  }
}
