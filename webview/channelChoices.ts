import type { LiveChannel } from '../src/shared/liveResources';
import { partyText } from '../src/shared/partyText';
import type { ChannelTarget } from '../src/shared/protocol';
import type { ConnectionEntry } from './connectionsModel';

/** Most channels offered at once: who has more narrows them by typing. */
const MOST = 200;

/** A channel that the picker offers. All texts are untrusted. */
export interface ChannelChoice {
  readonly target: ChannelTarget;
  /** The channel’s name. */
  readonly name: string;
  /** State, caller and, with more than one connection, the connection's name. */
  readonly description: string;
}

/** What the picker offers for a text typed. */
export interface ChannelChoices {
  readonly choices: readonly ChannelChoice[];
  /** How many more match. */
  readonly more: number;
}

/** What is said of a channel beside its name. */
export function channelDescription(channel: LiveChannel): string {
  const application = channel.stasis ? `in ${channel.stasis.application}` : '';
  return [channel.state, partyText(channel.caller), application].filter((text) => text !== '').join(' · ');
}

/**
 * The channels whose name, id, state or caller contains `query`, letter case aside: those in Stasis first,
 * since the buttons can do something for them, and the newest before older ones.
 */
export function channelChoices(connections: readonly ConnectionEntry[], query: string): ChannelChoices {
  const needle = query.trim().toLowerCase();
  const several = connections.length > 1;
  const matching: { choice: ChannelChoice; inStasis: number; createdAt: number }[] = [];
  for (const { id: connectionId, name: connection, resources } of connections) {
    for (const channel of resources.channel.values()) {
      const about = channelDescription(channel);
      if (!`${channel.name}\n${channel.id}\n${about}`.toLowerCase().includes(needle)) continue;
      const description = several ? `${about} · ${connection}` : about;
      const target = { connectionId, channelId: channel.id };
      matching.push({
        choice: { target, name: channel.name, description },
        inStasis: channel.stasis ? 1 : 0,
        createdAt: channel.createdAt ?? 0,
      });
    }
  }
  matching.sort((a, b) => b.inStasis - a.inStasis || b.createdAt - a.createdAt);
  const choices = matching.slice(0, MOST).map(({ choice }) => choice);
  return { choices, more: matching.length - choices.length };
}
