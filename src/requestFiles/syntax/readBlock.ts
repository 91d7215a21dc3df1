import { readPath, readQuery } from './readAddress';
import { NAME } from './readReference';
import { outsideReferences, readTemplate, type TemplateSource } from './readTemplate';
import type {
  QueryParameter,
  RequestBlock,
  Span,
  Template,
  VariableDefinition,
  Word,
  WrittenRequest,
} from './requestFile';
import { trimmed, type Line } from './splitLines';

/** A line that says nothing to the server. */
function isComment(text: string): boolean {
  return /^\s*(?:#|\/\/)/.test(text);
}

const REQUEST_LINE = /^([A-Za-z]+)\s+(\S.*)$/;
// What is behind `\s*` must not fail, or every length of the white space would be tried: `s`, for U+2028.
const DEFINITION = /^@([^=\s]*)\s*(=?)\s*(.*)$/s;
const DIRECTIVE = /^(?:#|\/\/)\s*@name\s*=?\s*(.*)$/s;
/** What comes over from files of other tools. White space is looked at from its beginning only. */
const PROTOCOL = /(?<!\s)\s+HTTP\/[\d.]+$/;

/** What a block gives beside itself. */
export interface ReadBlock {
  readonly block: RequestBlock;
  readonly variables: readonly VariableDefinition[];
}

/** Reads one block line by line: what stands above the request, its lines, its body. */
export class BlockReader {
  readonly #source: TemplateSource;
  readonly #variables: VariableDefinition[] = [];
  #name: Word | undefined;
  #address: { method: Word; path: Span; segments: readonly Template[]; query: QueryParameter[] } | undefined;
  /** Where the request's own lines end. */
  #end = 0;
  #body: Line[] | undefined;

  constructor(source: TemplateSource) {
    this.#source = source;
  }

  /** Takes the next line. */
  take(line: Line): void {
    if (this.#body) this.#body.push(line);
    else if (this.#address) this.#takeBeneath(line);
    else this.#takeAbove(trimmed(line));
  }

  /** The block, once all of its lines were taken. */
  finish(span: Span, title: Word | undefined): ReadBlock {
    return {
      block: { ...span, title, name: this.#name, request: this.#request() },
      variables: this.#variables,
    };
  }

  #request(): WrittenRequest | undefined {
    if (!this.#address) return undefined;
    const body = this.#readBody();
    return { ...this.#address, start: this.#address.method.start, end: body?.end ?? this.#end, body };
  }

  #problem(span: Span, message: string): void {
    this.#source.problem({ start: span.start, end: span.end, message });
  }

  #takeAbove(line: Line): void {
    if (line.text === '') return;
    if (line.text.startsWith('@')) this.#takeDefinition(line);
    else if (isComment(line.text)) this.#takeDirective(line);
    else this.#takeRequestLine(line);
  }

  #takeDirective(line: Line): void {
    const [, name] = DIRECTIVE.exec(line.text) ?? [];
    if (name === undefined) return;
    const word = { text: name, start: line.end - name.length, end: line.end };
    if (!NAME.test(name))
      this.#problem(line, 'A name is letters, digits, _ and -, and begins with a letter: # @name call');
    else if (this.#name) this.#problem(line, `This request is already called ${this.#name.text}.`);
    else this.#name = word;
  }

  #takeDefinition(line: Line): void {
    const [, name = '', equals = '', value = ''] = DEFINITION.exec(line.text) ?? [];
    if (!NAME.test(name) || equals === '') {
      this.#problem(line, 'A variable is defined as @name = value; the name is letters, digits, _ and -.');
      return;
    }
    const start = line.start + 1;
    this.#variables.push({
      start: line.start,
      end: line.end,
      name: { text: name, start, end: start + name.length },
      value: readTemplate(this.#source, line.end - value.length, line.end, 'verbatim'),
    });
  }

  #takeRequestLine(line: Line): void {
    const [, method, target] = REQUEST_LINE.exec(line.text) ?? [];
    const only = /^[A-Za-z]+$/.test(line.text);
    if (method === undefined || target === undefined) {
      this.#problem(
        line,
        only
          ? `What is asked for is missing: ${line.text.toUpperCase()} /channels`
          : 'A request begins with a method and a path below /ari: GET /channels',
      );
      // Typed so far: it can be completed, and nothing is sent.
      if (!only) return;
    }
    const word = { text: method ?? line.text, start: line.start };
    const start = line.end - (target ?? '').length;
    const [protocol] = PROTOCOL.exec(target ?? '') ?? [];
    const end = line.end - (protocol?.length ?? 0);
    if (protocol !== undefined)
      this.#problem({ start: end, end: line.end }, 'The protocol is not written: leave it out.');
    this.#address = {
      method: { ...word, end: word.start + word.text.length },
      ...this.#readTarget({ start, end }),
    };
    this.#end = line.end;
  }

  #readTarget({ start, end }: Span): {
    path: Span;
    segments: readonly Template[];
    query: QueryParameter[];
  } {
    const { text } = this.#source;
    const [mark] = outsideReferences(text, start, end, '?');
    const path = { start, end: mark ?? end };
    const written = text.slice(path.start, path.end);
    const query = mark === undefined ? [] : [...readQuery(this.#source, { start: mark + 1, end })];
    if (/^[a-z]+:\/\//i.test(written) || written.startsWith('{{'))
      this.#problem(path, 'Only the path below /ari is written, such as /channels: the file has a server.');
    else if (/^\/ari(?=\/|$)/.test(written))
      this.#problem(path, 'The path begins below /ari: leave /ari out.');
    else if (start < end && !written.startsWith('/')) this.#problem(path, 'The path begins with a slash.');
    else if (/^\/|^$/.test(written)) {
      const segments = written === '' ? [] : readPath(this.#source, path);
      return { path, segments, query };
    }
    return { path, segments: [], query };
  }

  #takeBeneath(line: Line): void {
    const inner = trimmed(line);
    if (inner.text === '') {
      this.#body = [];
      return;
    }
    if (isComment(inner.text)) return;
    if (/^[?&]/.test(inner.text)) {
      for (const each of readQuery(this.#source, { start: inner.start + 1, end: inner.end }))
        this.#address?.query.push(each);
    } else if (inner.text.startsWith('@')) {
      this.#problem(inner, 'Variables are defined above the request line.');
    } else if (REQUEST_LINE.test(inner.text) && inner.text.includes(' /')) {
      this.#problem(inner, 'The next request begins below a line with ###.');
    } else if (/^[{[]/.test(inner.text)) {
      this.#problem(inner, 'An empty line stands between the request and its body.');
    } else {
      this.#problem(
        inner,
        'Here stand parameters, each line beginning with ? or &. Headers are not needed: login and content type are sent.',
      );
    }
    this.#end = inner.end;
  }

  #readBody(): Template | undefined {
    const lines = (this.#body ?? []).filter(({ text }) => text.trim() !== '' && !isComment(text));
    const [first] = lines;
    const last = lines.at(-1);
    if (!first || !last) return undefined;
    const { text } = trimmed(first);
    if (/^[A-Za-z]+\s+\//.test(text)) {
      this.#problem(first, 'The next request begins below a line with ###.');
      return undefined;
    }
    if (/^[?&]/.test(text)) {
      this.#problem(first, 'Parameters stand directly beneath the request line, with no empty line between.');
      return undefined;
    }
    return readTemplate(this.#withoutComments(first.start, last.end), first.start, last.end, 'verbatim');
  }

  /** The part of the file that is a body, its comment lines blanked, everything in its place. */
  #withoutComments(start: number, end: number): TemplateSource {
    const { text, problem } = this.#source;
    const pieces: string[] = [];
    let from = start;
    for (const line of this.#body ?? []) {
      if (line.start < start || line.end > end || !isComment(line.text)) continue;
      pieces.push(text.slice(from, line.start), ' '.repeat(line.text.length));
      from = line.end;
    }
    return { text: `${pieces.join('')}${text.slice(from, end)}`, offset: start, problem };
  }
}
