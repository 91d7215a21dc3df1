import { operations, type OperationId } from '../../ari/generated/operations';
import { decodeUri } from './decodeUri';

/** A place in the tree of paths. */
interface RouteNode {
  readonly literal: Map<string, RouteNode>;
  parameter: { readonly name: string; readonly node: RouteNode } | undefined;
  readonly operations: Map<string, OperationId>;
}

/** Where a path leads: operations by method, and the values of its parameters. */
export interface Route {
  readonly operations: ReadonlyMap<string, OperationId>;
  readonly variables: ReadonlyMap<string, string>;
  /** True for the one path that becomes a WebSocket. */
  readonly isEvents: boolean;
}

/** The one operation that is no REST call. */
const EVENTS: OperationId = 'events.eventWebsocket';

/** Order in which `Allow` names the methods. */
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];

function emptyNode(): RouteNode {
  return { literal: new Map(), parameter: undefined, operations: new Map() };
}

/** The paths of all operations. A literal segment is preferred to a parameter, as in Asterisk. */
export class Routes {
  readonly #root = emptyNode();

  constructor() {
    for (const [name, { method, path }] of Object.entries(operations)) {
      const node = path.split('/').slice(1).reduce(childOf, this.#root);
      node.operations.set(method, name as OperationId);
    }
  }

  /** Follows a path up to its first empty segment, as Asterisk does; undefined when it leads nowhere. */
  find(path: string): Route | undefined {
    const variables = new Map<string, string>();
    let node = this.#root;
    for (const segment of path.split('/')) {
      if (segment === '') break;
      const text = decodeUri(segment);
      const literal = node.literal.get(text);
      if (!literal && !node.parameter) return undefined;
      if (!literal && node.parameter) variables.set(node.parameter.name, text);
      node = literal ?? node.parameter?.node ?? node;
    }
    return {
      operations: node.operations,
      variables,
      isEvents: node.operations.get('GET') === EVENTS,
    };
  }
}

function childOf(node: RouteNode, segment: string): RouteNode {
  if (segment.startsWith('{')) {
    node.parameter ??= { name: segment.slice(1, -1), node: emptyNode() };
    return node.parameter.node;
  }
  const child = node.literal.get(segment) ?? emptyNode();
  node.literal.set(segment, child);
  return child;
}

/** Value of the `Allow` header for a place. */
export function allowedMethods({ operations: served, isEvents }: Route): string {
  const named = METHODS.filter((method) => served.has(method) && !(isEvents && method === 'GET'));
  return ['OPTIONS', ...named].join(',');
}
