import { BlockReader } from './readBlock';
import type { RequestBlock, RequestFile, Span, SyntaxProblem, VariableDefinition, Word } from './requestFile';
import { splitLines, type Line } from './splitLines';

/** Longest text that is read, in UTF-16 units: what people write has a few thousand. */
const LONGEST = 500_000;

const SEPARATOR = /^###+/;

/** The text behind `###`. */
function titleOf({ text, end }: Line): Word | undefined {
  const inner = text.replace(SEPARATOR, '').trim();
  const trailing = text.length - text.trimEnd().length;
  return inner === ''
    ? undefined
    : { text: inner, start: end - trailing - inner.length, end: end - trailing };
}

/** Two of a kind: the second is told. */
function repeated(words: readonly Word[], what: string): readonly SyntaxProblem[] {
  const seen = new Set<string>();
  return words.flatMap(({ text, start, end }) => {
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew ? [] : [{ start, end, message: `${text} is the name of another ${what} of this file.` }];
  });
}

function tooLong(text: string): RequestFile {
  const block = { start: 0, end: text.length, title: undefined, name: undefined, request: undefined };
  const message = 'This file is longer than 500,000 characters: nothing of it is read. Divide it.';
  return { blocks: [block], variables: [], problems: [{ start: 0, end: 1, message }] };
}

/**
 * Reads a request file. Whatever the text is, it answers: what could not be read stands among the problems. Of a file
 * of more than 500,000 characters nothing is read.
 */
export function parseRequestFile(text: string): RequestFile {
  if (text.length > LONGEST) return tooLong(text);
  const problems: SyntaxProblem[] = [];
  const source = { text, problem: (problem: SyntaxProblem) => problems.push(problem) };
  const blocks: RequestBlock[] = [];
  const variables: VariableDefinition[] = [];
  let reader = new BlockReader(source);
  let head: { readonly start: number; readonly title: Word | undefined } = { start: 0, title: undefined };
  const finish = (end: number): void => {
    const span: Span = { start: head.start, end };
    const read = reader.finish(span, head.title);
    blocks.push(read.block);
    for (const each of read.variables) variables.push(each);
  };
  for (const line of splitLines(text)) {
    if (SEPARATOR.test(line.text)) {
      if (line.start > 0) finish(line.start);
      head = { start: line.start, title: titleOf(line) };
      reader = new BlockReader(source);
    } else {
      reader.take(line);
    }
  }
  finish(text.length);
  const names = blocks.flatMap(({ name }) => (name ? [name] : []));
  const variableNames = variables.map(({ name }) => name);
  const all = [...problems, ...repeated(variableNames, 'variable'), ...repeated(names, 'request')];
  return { blocks, variables, problems: all.sort((a, b) => a.start - b.start) };
}
