import type { FilterKnowledge } from '../src/shared/filter/completeFilter';
import type { ConnectionEntry } from './connectionsModel';

/** Most names of one kind: more than anybody reads, and few enough to be sorted at every key. */
const MOST = 2000;

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '').slice(0, MOST);
}

/** What a filter can be completed with: the types in the log, and what the connections know of now. */
export function filterKnowledge(
  connections: readonly ConnectionEntry[],
  types: readonly string[],
): FilterKnowledge {
  const channels = connections.flatMap(({ resources }) => [...resources.channel.values()]);
  const bridges = connections.flatMap(({ resources }) => [...resources.bridge.values()]);
  const parties = channels.flatMap(({ caller, connected }) => [caller, connected]);
  return {
    types,
    applications: distinct([
      ...connections.map(({ application }) => application ?? ''),
      ...channels.map(({ stasis }) => stasis?.application ?? ''),
    ]),
    channels: distinct(channels.map(({ name }) => name)),
    bridges: distinct(bridges.map(({ name, id }) => (name === '' ? id : name))),
    callers: distinct(parties.flatMap(({ name, number }) => [name, number])),
    servers: distinct(connections.map(({ name }) => name)),
  };
}
