import type { OperationId } from '../ari/generated/operations';
import type { ListedResource, ListedResources } from '../session/lists/listedResource';
import type { ResourceTable } from '../shared/changeSet';
import type { LiveBridge, LiveChannel, LivePlayback, LiveResource } from '../shared/liveResources';
import type { NodeKind } from '../shared/nodeKind';

/** What is known of a server when its actions are offered. */
export interface AvailabilityContext {
  readonly resources: ResourceTable;
  /** Such as `22.10.1`; undefined when it is not known: nothing is held back then. */
  readonly version: string | undefined;
  /** The application that our own WebSocket is registered under. */
  readonly ourApplication: string;
  readonly readOnly: boolean;
  /** The log channels, as far as they are known. */
  readonly logs?: ListedResources | undefined;
}

/** A resource of the live model, or one of a list; undefined for what is neither. */
export type ActionResource = LiveResource | ListedResource | undefined;

/** What there is to know of a typed action without carrying it out. */
export interface ActionFacts {
  /** For messages and lists, such as `Hold`. */
  readonly title: string;
  /** The nodes that it can be called on. */
  readonly kinds: readonly NodeKind[];
  /** All operations that it may send. */
  readonly operations: readonly OperationId[];
  /** It can be about several resources of one kind at once. */
  readonly several?: true;
  /** It changes nothing, so that a read-only connection offers it, too. */
  readonly reads?: true;
  /** The first version of each branch that has its operations; absent where all from 16 on have. */
  readonly since?: readonly string[];
  /**
   * Whether Asterisk may accept it now, as far as the model knows; always when absent. Only what is certainly
   * refused, or without effect, is held back: Asterisk's word is final.
   */
  readonly fits?: (resource: ActionResource, context: AvailabilityContext) => boolean;
}

/** An action that depends on a channel's state; it is not offered on anything else. */
export function ofChannel(
  fits: (channel: LiveChannel, context: AvailabilityContext) => boolean,
): NonNullable<ActionFacts['fits']> {
  return (resource, context) => resource?.kind === 'channel' && fits(resource, context);
}

/** As {@link ofChannel}, for bridges. */
export function ofBridge(
  fits: (bridge: LiveBridge, context: AvailabilityContext) => boolean,
): NonNullable<ActionFacts['fits']> {
  return (resource, context) => resource?.kind === 'bridge' && fits(resource, context);
}

/** As {@link ofChannel}, for playbacks. */
export function ofPlayback(
  fits: (playback: LivePlayback, context: AvailabilityContext) => boolean,
): NonNullable<ActionFacts['fits']> {
  return (resource, context) => resource?.kind === 'playback' && fits(resource, context);
}
