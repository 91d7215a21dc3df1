import type { NodeKind } from '../shared/nodeKind';
import type { ActionResource, AvailabilityContext } from './actionFacts';
import { ACTION_NAMES, ACTION_TABLE, type ActionName } from './actionTable';
import { isOffered } from './isOffered';

function namesByKind(): ReadonlyMap<NodeKind, readonly ActionName[]> {
  const names = new Map<NodeKind, ActionName[]>();
  for (const name of ACTION_NAMES) {
    for (const kind of ACTION_TABLE[name].kinds) names.set(kind, [...(names.get(kind) ?? []), name]);
  }
  return names;
}

/** Thousands of nodes may be asked about at once. */
const NAMES_BY_KIND = namesByKind();

/** Whether an action can be offered on a resource of a kind now. */
export function isAvailable(
  name: ActionName,
  resource: ActionResource,
  context: AvailabilityContext,
): boolean {
  const { reads, since, fits } = ACTION_TABLE[name];
  if (context.readOnly && reads !== true) return false;
  if (since !== undefined && !isOffered(since, context.version)) return false;
  return fits === undefined || fits(resource, context);
}

/**
 * The typed actions to offer on a node of `kind`: what the connection may do, the server's version has, and
 * the resource's state allows.
 */
export function availableActions(
  kind: NodeKind,
  resource: ActionResource,
  context: AvailabilityContext,
): readonly ActionName[] {
  return (NAMES_BY_KIND.get(kind) ?? []).filter((name) => isAvailable(name, resource, context));
}

/** The word for an action in a node's `viewItem`: `canHold` for `hold`. */
export function wordOf(name: ActionName): string {
  return `can${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
