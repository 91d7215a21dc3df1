import type { SnippetRequest } from '../snippets/snippetRequest';
import type { Choice, Separator } from '../ui/choice';
import { readRequest, type ReadTarget } from './readRequest';

/** Something that can be copied: asks what is missing; undefined when the user gave up. Rejects with an AriError. */
export type RequestSource = (signal: AbortSignal) => Promise<readonly SnippetRequest[] | undefined>;

/** An action of a node, as far as it is needed to copy it. */
export interface OfferedAction {
  readonly title: string;
  readonly requests: RequestSource;
}

/** Finds the actions that a resource of a live server has now. */
export type ActionsOf = (target: ReadTarget) => readonly OfferedAction[];

/** A choice that is a request as it stands. */
export function requestChoice(request: SnippetRequest): Choice<RequestSource> {
  return { label: `${request.method} ${request.path}`, value: async () => Promise.resolve([request]) };
}

/** What can be copied of resources: the requests that read them, then what can be done with each. */
export function resourceChoices(
  targets: readonly ReadTarget[],
  actionsOf: ActionsOf,
): readonly (Choice<RequestSource> | Separator)[] {
  const reads = targets.map(readRequest).filter((request) => request !== undefined);
  const groups = targets.flatMap((target): readonly (Choice<RequestSource> | Separator)[] => {
    const actions = actionsOf(target);
    if (actions.length === 0) return [];
    const separator = targets.length === 1 ? 'Actions' : `Actions: ${target.kind} ${target.id}`;
    return [{ separator }, ...actions.map(({ title, requests }) => ({ label: title, value: requests }))];
  });
  return [...reads.map(requestChoice), ...groups];
}
