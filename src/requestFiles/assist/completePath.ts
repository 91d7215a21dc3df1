import type { DescribedOperation } from '../../operations/describedOperation';
import { parameterOf, pathPieces } from '../meaning/findOperation';
import { LIVE_PICKS } from '../meaning/livePicks';
import { writeSegment } from '../syntax/writeText';
import type { Completion, Completions } from './completion';
import { operationDoc } from './operationDoc';
import { operationSnippet } from './operationTemplate';

function described(operation: DescribedOperation): Pick<Completion, 'detail' | 'documentation' | 'kind'> {
  const missing = operation.support === 'missing' ? 'not on this server · ' : '';
  return {
    kind: 'operation',
    detail: `${missing}${operation.summary}`,
    documentation: operationDoc(operation),
  };
}

/** At the beginning of a request: whole operations. */
export function completeRequestLine(
  operations: readonly DescribedOperation[],
  start: number,
  end: number,
): Completions {
  const items = operations
    .filter(({ isWebSocket }) => !isWebSocket)
    .map((operation): Completion => {
      const label = `${operation.method} ${operation.path}`;
      const text = `${operation.method} ${operationSnippet(operation)}`;
      return { ...described(operation), label, text, filter: `${label} ${operation.id}`, isSnippet: true };
    });
  return { span: { start, end }, items };
}

/** Whether what is written of a path could become this one. */
function isBeginning(pieces: readonly string[], written: readonly string[]): boolean {
  if (written.length > pieces.length) return false;
  return written.every((text, index) => {
    const piece = pieces[index] ?? '';
    const isLast = index === written.length - 1;
    return isLast || piece === text || parameterOf(piece) !== undefined;
  });
}

/** In a path: what it could become, and the live ids of the segment that is being written. */
export function completePath(
  operations: readonly DescribedOperation[],
  method: string,
  path: string,
  start: number,
): Completions {
  const written = path.replace(/^\//, '').split('/');
  const fitting = operations.filter(
    (operation) =>
      operation.method === method &&
      !operation.isWebSocket &&
      isBeginning(pathPieces(operation.path), written),
  );
  const kept = written.slice(0, -1);
  const items = fitting.map((operation): Completion => {
    const rest = pathPieces(operation.path).slice(kept.length);
    const filter = `/${[...kept, ...rest].join('/')}`;
    const snippet = operationSnippet(operation, kept);
    return { ...described(operation), label: operation.path, text: snippet, filter, isSnippet: true };
  });
  const open = fitting.map((operation) => ({
    operation,
    name: parameterOf(pathPieces(operation.path)[kept.length] ?? ''),
  }));
  const live = open.find(({ operation: { id }, name }) => name !== undefined && !id.endsWith('WithId'));
  const before = `/${kept.map((each) => `${each}/`).join('')}`;
  const span = { start, end: start + path.length };
  if (live?.name === undefined) return { span, items };
  const picks = LIVE_PICKS.filter(({ parameter }) => parameter === live.name).slice(0, 1);
  const given = Object.fromEntries(
    pathPieces(live.operation.path).flatMap((piece, index) => {
      const name = parameterOf(piece);
      return name === undefined || index >= kept.length ? [] : [[name, kept[index]]];
    }),
  );
  return {
    span,
    items: [
      ...picks.map(({ name, title }): Completion => {
        const text = `${before}{{${name}}}`;
        return { kind: 'variable', label: `{{${name}}}`, detail: title, text, filter: text };
      }),
      ...items,
    ],
    live: {
      operationId: live.operation.id,
      name: live.name,
      given,
      write: (value) => before + writeSegment(value),
    },
  };
}
