import type { Connections } from '../session/connections';
import { ChannelIndex } from './channelIndex';
import { EndpointIndex } from './endpointIndex';
import type { ServerView } from './serverView';

/** Where the tree reads: the connections, their states and their models. */
export type TreeSource = Pick<Connections, 'exposure' | 'list' | 'profile' | 'session' | 'state'>;

/** What is derived from a model and dear to derive. */
interface Indexes {
  readonly channels: ChannelIndex;
  readonly endpoints: EndpointIndex;
}

/** Hands out {@link ServerView}s; the grouping of channels and endpoints is kept until the model changes. */
export class ServerViews {
  readonly #source: TreeSource;
  readonly #indexes = new Map<string, Partial<Indexes>>();

  constructor(source: TreeSource) {
    this.#source = source;
  }

  /** The connection as it is now; undefined when it is no longer in the settings. */
  view(connectionId: string): ServerView | undefined {
    const profile = this.#source.profile(connectionId);
    if (!profile) return undefined;
    const session = this.#source.session(connectionId);
    const state = this.#source.state(connectionId);
    if (!session) return { profile, state, version: undefined, live: undefined };
    const { store, lists, devices, ourApplication, version } = session;
    const { resources } = store;
    const kept = this.#indexes.get(connectionId);
    const index = kept?.channels ?? new ChannelIndex(resources.channel);
    const endpoints = kept?.endpoints ?? new EndpointIndex(resources.endpoint);
    this.#indexes.set(connectionId, { channels: index, endpoints });
    const live = {
      resources,
      index,
      endpoints,
      ourApplication,
      list: lists.get.bind(lists),
      deviceOf: devices.stateOf.bind(devices),
    };
    return { profile, state, version, exposure: this.#source.exposure(connectionId), live };
  }

  /** Tells that the model of a connection has changed, `withEndpoints` or not, or that its session is another one. */
  invalidate(connectionId: string, withEndpoints = true): void {
    const endpoints = withEndpoints ? undefined : this.#indexes.get(connectionId)?.endpoints;
    this.#indexes.set(connectionId, endpoints ? { endpoints } : {});
  }
}
