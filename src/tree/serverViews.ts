import type { Connections } from '../session/connections';
import { ChannelIndex } from './channelIndex';
import type { ServerView } from './serverView';

/** Where the tree reads: the connections, their states and their models. */
export type TreeSource = Pick<Connections, 'exposure' | 'list' | 'profile' | 'session' | 'state'>;

/** Hands out {@link ServerView}s; the grouping of the channels is kept until the model changes. */
export class ServerViews {
  readonly #source: TreeSource;
  readonly #indexes = new Map<string, ChannelIndex>();

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
    const { resources } = session.store;
    let index = this.#indexes.get(connectionId);
    if (!index) {
      index = new ChannelIndex(resources.channel);
      this.#indexes.set(connectionId, index);
    }
    const exposure = this.#source.exposure(connectionId);
    return { profile, state, version: session.version, exposure, live: { resources, index } };
  }

  /** Tells that the model of a connection has changed, or that its session is another one. */
  invalidate(connectionId: string): void {
    this.#indexes.delete(connectionId);
  }
}
