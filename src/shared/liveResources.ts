/** The kinds of resources that the live model holds, as ARI spells them. */
export type ResourceKind = 'application' | 'bridge' | 'channel' | 'endpoint' | 'playback';

/** Names one resource of one server. */
export interface ResourceKey {
  readonly connectionId: string;
  readonly kind: ResourceKind;
  readonly id: string;
}

/** A caller id: both parts are chosen by the caller and untrusted. */
export interface Party {
  readonly name: string;
  readonly number: string;
}

/** Where a channel stands in the dialplan, and what it runs there. */
export interface DialplanLocation {
  readonly context: string;
  readonly exten: string;
  readonly priority: number;
  readonly appName: string;
  readonly appData: string;
}

/** The Stasis application that a channel is in, and how we know. */
export interface StasisMembership {
  readonly application: string;
  /** True when read off the dialplan location, false when a StasisStart came to us. */
  readonly inferred: boolean;
}

/** A channel as the live model holds it. Times are ms since 1970. */
export interface LiveChannel {
  readonly kind: 'channel';
  readonly id: string;
  readonly name: string;
  /** `Down`, `Ring`, `Ringing`, `Up`, … as ARI spells it. */
  readonly state: string;
  readonly caller: Party;
  readonly connected: Party;
  readonly dialplan: DialplanLocation;
  readonly createdAt: number | undefined;
  readonly stasis: StasisMembership | undefined;
  /** True between the end of Stasis and the next step in the dialplan, which still says `Stasis`. */
  readonly leftStasis: boolean;
  readonly bridgeId: string | undefined;
  /** The resource as Asterisk sent it last; empty in the webview. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A bridge as the live model holds it. */
export interface LiveBridge {
  readonly kind: 'bridge';
  readonly id: string;
  readonly name: string;
  /** `mixing`, `holding`, … */
  readonly bridgeType: string;
  readonly technology: string;
  readonly creator: string;
  readonly channelIds: readonly string[];
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A Stasis application known to the server, or inferred from a channel that is in it. */
export interface LiveApplication {
  readonly kind: 'application';
  /** The application's name. */
  readonly id: string;
  /** True when this connection's own WebSocket receives its events. */
  readonly ours: boolean;
  /** True when only a channel's dialplan location told of it. */
  readonly inferred: boolean;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** An endpoint; its id is `technology/resource`, as in a dial string. */
export interface LiveEndpoint {
  readonly kind: 'endpoint';
  readonly id: string;
  readonly technology: string;
  readonly resource: string;
  /** `online`, `offline`, `unknown`. */
  readonly state: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A playback under way; commands on its channel block until it ends. */
export interface LivePlayback {
  readonly kind: 'playback';
  readonly id: string;
  readonly mediaUri: string;
  /** `channel:<id>` or `bridge:<id>`. */
  readonly targetUri: string;
  readonly state: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Every resource of the live model, told apart by `kind`. */
export type LiveResource = LiveApplication | LiveBridge | LiveChannel | LiveEndpoint | LivePlayback;

/** The live resource of one kind. */
export type LiveResourceOf<K extends ResourceKind> = Extract<LiveResource, { kind: K }>;
