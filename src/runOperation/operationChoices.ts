import type { DescribedOperation } from '../operations/describedOperation';
import { isNewId } from '../operations/suggestions/suggestValues';
import type { Choice, Separator } from '../ui/choice';

/** Which operations are offered, and in which order. */
export interface OperationOffer {
  readonly operations: readonly DescribedOperation[];
  /** Ids of those used last. */
  readonly recent: readonly string[];
  /** Leaves out what writes. */
  readonly readOnly: boolean;
  /** The server's version, to say what is too old. */
  readonly version: string | undefined;
  /** Leaves out all that take none of these. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Leaves out all other paths. */
  readonly below: string;
}

const ICONS: Readonly<Record<DescribedOperation['method'], string>> = {
  GET: 'search',
  POST: 'add',
  PUT: 'edit',
  DELETE: 'trash',
};

function releases(since: readonly string[]): string {
  const texts = since.map((release) => release.replace(/\.0$/, ''));
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} or ${last}`;
}

/** What a row says behind the id; a mark comes first, where there is one. */
function about(operation: DescribedOperation, version: string | undefined): string {
  const { method, path, summary, support, since, isWebSocket } = operation;
  const text = [`${method} ${path}`, ...(summary === '' ? [] : [summary])].join(' · ');
  if (isWebSocket) return `opens the event WebSocket, of which the connection has one: not run · ${text}`;
  if (support !== 'missing') return text;
  const server = /^[\d.]+/.exec(version ?? '')?.[0] ?? version ?? 'of unknown version';
  const needs = since.length === 0 ? '' : `, came with ${releases(since)}`;
  return `not on this ${server}${needs} · ${text}`;
}

function choiceOf(operation: DescribedOperation, version: string | undefined): Choice<DescribedOperation> {
  const { id, method, support, isWebSocket } = operation;
  const isMarked = support === 'missing' || isWebSocket;
  return {
    // Matches in labels go before those behind them: whoever types an id finds it first.
    label: id,
    description: about(operation, version),
    icon: isMarked ? 'circle-slash' : ICONS[method],
    value: operation,
  };
}

/** What one works with most comes first; what a newer server brings besides, last. */
const RESOURCES = [
  'channels',
  'bridges',
  'endpoints',
  'playbacks',
  'recordings',
  'applications',
  'events',
  'sounds',
  'deviceStates',
  'mailboxes',
  'asterisk',
];

function resourceOf({ id }: DescribedOperation): string {
  return id.slice(0, id.indexOf('.'));
}

/** Whether an operation can be about what is given; a new id is not what is there already. */
function takes(operation: DescribedOperation, given: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(given);
  return (
    names.length === 0 ||
    operation.params.some(({ name }) => names.includes(name) && !isNewId({ operationId: operation.id, name }))
  );
}

/** The operations to choose from: those used last, then each resource's together. */
export function operationChoices(offer: OperationOffer): readonly (Choice<DescribedOperation> | Separator)[] {
  const { recent, readOnly, version, given, below } = offer;
  const offered = offer.operations.filter(
    (operation) =>
      (!readOnly || operation.method === 'GET') &&
      operation.path.startsWith(below) &&
      takes(operation, given),
  );
  const last = recent
    .map((id) => offered.find((operation) => operation.id === id))
    .filter((operation) => operation !== undefined);
  const others = offered.filter((operation) => !last.includes(operation));
  const resources = new Set([...RESOURCES, ...others.map(resourceOf)]);
  return [
    ...(last.length > 0 ? [{ separator: 'used last' }] : []),
    ...last.map((operation) => choiceOf(operation, version)),
    ...[...resources].flatMap((resource) => {
      const own = others.filter((operation) => resourceOf(operation) === resource);
      return own.length === 0
        ? []
        : [{ separator: resource }, ...own.map((operation) => choiceOf(operation, version))];
    }),
  ];
}
