import { outsideReferences, readTemplate, type TemplateSource } from './readTemplate';
import type { QueryParameter, Span, Template } from './requestFile';

/** The bounds that a line of separators cuts `start` to `end` into. */
function pieces(start: number, end: number, separators: readonly number[]): readonly Span[] {
  const starts = [start, ...separators.map((at) => at + 1)];
  const ends = [...separators, end];
  return starts.map((from, index) => ({ start: from, end: ends[index] ?? end }));
}

/** Reads the segments of a path that begins with `/`. */
export function readPath(source: TemplateSource, { start, end }: Span): readonly Template[] {
  const slashes = outsideReferences(source.text, start + 1, end, '/');
  return pieces(start + 1, end, slashes).map((piece) =>
    readTemplate(source, piece.start, piece.end, 'address'),
  );
}

/** Reads `name=value&name=value`. An empty piece between two `&` is nothing. */
export function readQuery(source: TemplateSource, { start, end }: Span): readonly QueryParameter[] {
  const { text } = source;
  return pieces(start, end, outsideReferences(text, start, end, '&'))
    .filter((piece) => text.slice(piece.start, piece.end).trim() !== '')
    .map((piece) => {
      const [equals] = outsideReferences(text, piece.start, piece.end, '=');
      const name = readTemplate(source, piece.start, equals ?? piece.end, 'address');
      const value = equals === undefined ? undefined : readTemplate(source, equals + 1, piece.end, 'address');
      return { ...piece, name, value };
    });
}
