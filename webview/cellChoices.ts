import type { EventRow } from '../src/shared/eventRow';
import { cellTerm, type CellField } from '../src/shared/filter/cellTerm';
import type { ColumnName } from './columns';

/** A value that a row shows, and what to ask a filter for to find it again. */
export interface CellChoice {
  readonly column: ColumnName;
  /** What the value is called. */
  readonly label: string;
  /** Untrusted text. */
  readonly value: string;
  /** The term that asks for it, and for all others; none where nothing can be asked. */
  readonly term: string;
  readonly without: string;
}

function choice(column: ColumnName, label: string, field: CellField | undefined, value: string): CellChoice {
  const term = (negated: boolean): string => (field ? cellTerm(field, value, negated) : '');
  return { column, label, value, term: term(false), without: term(true) };
}

/** What a resource's name can be asked by: it is the channel's where the row is about one. */
function resourceField({ channelId, bridgeId }: EventRow): CellField {
  if (channelId !== undefined) return 'channel';
  return bridgeId === undefined ? 'text' : 'bridge';
}

/**
 * The values of a row that a menu can act on, that of `column` first. `connection` is what people call the
 * row's connection.
 */
export function cellChoices(row: EventRow, column: ColumnName, connection: string): readonly CellChoice[] {
  // A cell may be cut; what is in front of the ellipsis is still in the event.
  const whole = (text: string): string => (text.endsWith('…') ? text.slice(0, -1) : text);
  const choices = [
    choice('type', 'type', 'type', row.type),
    choice('resource', 'resource', resourceField(row), whole(row.resource)),
    choice('summary', 'text', 'text', whole(row.summary)),
    ...(row.status === undefined ? [] : [choice('summary', 'status', 'status', String(row.status))]),
    choice('application', 'application', 'app', row.application ?? ''),
    choice('connection', 'server', 'server', connection),
    ...(row.channelId === undefined ? [] : [choice('resource', 'channel', 'channel', row.channelId)]),
    ...(row.bridgeId === undefined ? [] : [choice('resource', 'bridge', 'bridge', row.bridgeId)]),
  ].filter(({ value }) => value !== '');
  const seen = new Set<string>();
  const different = choices.filter(({ term }) => !seen.has(term) && seen.add(term));
  return [
    ...different.filter((one) => one.column === column),
    ...different.filter((one) => one.column !== column),
  ];
}
