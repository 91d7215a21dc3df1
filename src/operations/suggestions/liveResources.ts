import { partyText } from '../../shared/partyText';
import type { LiveChannel } from '../../shared/liveResources';
import { distinct, type Suggestion, type SuggestionSource } from './suggestion';

function channelSuggestion({ id, name, state, caller, stasis }: LiveChannel): Suggestion {
  const who = partyText(caller);
  const where = stasis ? `in ${stasis.application}` : 'in the dialplan';
  return { value: id, description: `${name} · ${state}`, detail: [who, where].filter(Boolean).join(' · ') };
}

/** Newest first: what somebody works with came last. */
export const channelIds: SuggestionSource = ({ server }) =>
  [...server.store.resources.channel.values()]
    .sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0))
    .map(channelSuggestion);

/** Channels that an application controls come first: most operations are refused for the others. */
export const stasisChannelIds: SuggestionSource = async (context) => {
  const { resources } = context.server.store;
  const all = await channelIds(context);
  const inStasis = (id: string): boolean => resources.channel.get(id)?.stasis !== undefined;
  return [...all.filter(({ value }) => inStasis(value)), ...all.filter(({ value }) => !inStasis(value))];
};

/** Ids of all bridges. */
export const bridgeIds: SuggestionSource = ({ server }) =>
  [...server.store.resources.bridge.values()].map(
    ({ id, name, bridgeType, technology, channelIds: members }) => ({
      value: id,
      description: [name, `${bridgeType} (${technology})`].filter(Boolean).join(' · '),
      detail: `${String(members.length)} ${members.length === 1 ? 'channel' : 'channels'}`,
    }),
  );

/** The channels in the bridge that has been chosen; all of them before. */
export const bridgeMembers: SuggestionSource = async (context) => {
  const { bridgeId } = context.given;
  const bridge =
    typeof bridgeId === 'string' ? context.server.store.resources.bridge.get(bridgeId) : undefined;
  const all = await channelIds(context);
  return bridge ? all.filter(({ value }) => bridge.channelIds.includes(value)) : all;
};

/** Ids of the playbacks under way. */
export const playbackIds: SuggestionSource = ({ server }) =>
  [...server.store.resources.playback.values()].map(({ id, mediaUri, targetUri, state }) => ({
    value: id,
    description: `${mediaUri} · ${state}`,
    detail: `on ${targetUri}`,
  }));

/** Names of applications, the connection's own first. */
export const applications: SuggestionSource = ({ server }) =>
  distinct([
    { value: server.ourApplication, description: 'our application: its events come here' },
    ...[...server.store.resources.application.keys()]
      .sort()
      .map((value) => ({ value, description: 'application' })),
  ]);

/** Endpoints as `technology/resource`, those that can be reached first. */
export const endpoints: SuggestionSource = ({ server }) => {
  const all = [...server.store.resources.endpoint.values()];
  const reachable = all.filter(({ state }) => state === 'online');
  return [...reachable, ...all.filter(({ state }) => state !== 'online')].map(({ id, state }) => ({
    value: id,
    description: state,
  }));
};

/** Endpoints as the address of a message. */
export const messageTargets: SuggestionSource = ({ server }) =>
  [...server.store.resources.endpoint.values()].map(({ technology, resource, state }) => ({
    value: `${technology.toLowerCase()}:${resource}`,
    description: state,
  }));

/** The technologies that have endpoints. */
export const technologies: SuggestionSource = ({ server }) =>
  distinct([...server.store.resources.endpoint.values()].map(({ technology }) => ({ value: technology })));

/** The endpoints of the technology that has been chosen. */
export const endpointNames: SuggestionSource = ({ server, given }) =>
  [...server.store.resources.endpoint.values()]
    .filter(({ technology }) => given.tech === undefined || given.tech === technology)
    .map(({ resource, technology, state }) => ({ value: resource, description: `${technology} · ${state}` }));

/** What events can be had of: channels, bridges, endpoints, and all of a kind. */
export const eventSources: SuggestionSource = async (context) => {
  const named = async (scheme: string, source: SuggestionSource): Promise<readonly Suggestion[]> =>
    (await source(context)).map((found) => ({ ...found, value: `${scheme}:${found.value}` }));
  const devices = await endpoints(context);
  return [
    ...(await named('channel', channelIds)),
    ...(await named('bridge', bridgeIds)),
    ...(await named('endpoint', endpoints)),
    ...devices.map(({ value }) => ({ value: `deviceState:${value}`, description: 'device state' })),
    { value: 'channel:', description: 'all channels' },
    { value: 'bridge:', description: 'all bridges' },
    { value: 'endpoint:', description: 'all endpoints' },
    { value: 'deviceState:', description: 'all device states' },
  ];
};

function places(part: 'context' | 'exten'): SuggestionSource {
  return ({ server, given }) =>
    distinct(
      [...server.store.resources.channel.values()]
        .filter(
          ({ dialplan }) =>
            part === 'context' || given.context === undefined || dialplan.context === given.context,
        )
        .map(({ dialplan, name }) => ({ value: dialplan[part], description: `where ${name} is` })),
    );
}

/** The contexts that channels are in. */
export const contexts = places('context');

/** The extensions that channels are in, of the context that has been chosen. */
export const extensions = places('exten');
