import type { Problem } from '../../shared/connectionState';
import type { Fields } from '../../shared/fields';

/** What a server has besides the resources of the live model, by kind; asked for only when somebody looks. */
export type ListKind =
  | 'deviceState'
  | 'globalVariable'
  | 'liveRecording'
  | 'logChannel'
  | 'mailbox'
  | 'module'
  | 'sound'
  | 'storedRecording';

/** One resource of a list, as Asterisk sent it: untrusted. */
export interface ListedResource {
  readonly kind: ListKind;
  /** ARI's own name or id, as its operations take it; of a log channel its whole path, see `logChannelName`. */
  readonly id: string;
  /** ARI's resource; of a global variable its `name` and `value`. */
  readonly raw: Fields;
}

/** All resources of one kind, by id. */
export type ListedResources = ReadonlyMap<string, ListedResource>;

/** How far a list of a server is known. */
export interface ServerList {
  /** In Asterisk's order; undefined until it was asked for. They stay while they are asked for again. */
  readonly items: ListedResources | undefined;
  readonly isLoading: boolean;
  /** Why the last answer did not come. */
  readonly problem: Problem | undefined;
}
