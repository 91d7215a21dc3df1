import type { ServerSession } from '../../src/session/serverSession';
import type { ServerUnderTest } from '../support/server/serverUnderTest';

/** What is compared of model and server: a text for each resource, sorted. */
interface Picture {
  readonly channels: readonly string[];
  readonly bridges: readonly string[];
  readonly applications: readonly string[];
  readonly endpoints: readonly string[];
}

interface ChannelValue {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

interface BridgeValue {
  readonly id: string;
  readonly bridge_type: string;
  readonly channels: readonly string[];
}

interface EndpointValue {
  readonly technology: string;
  readonly resource: string;
  readonly state: string;
}

function lines(values: Iterable<readonly string[]>): readonly string[] {
  return [...values].map((parts) => parts.join(' ')).sort();
}

/** The model of a session. */
export function modelPicture({ store }: ServerSession): Picture {
  const { application, bridge, channel, endpoint } = store.resources;
  return {
    channels: lines([...channel.values()].map(({ id, name, state }) => [id, name, state])),
    bridges: lines(
      [...bridge.values()].map(({ id, bridgeType, channelIds }) => [
        id,
        bridgeType,
        ...[...channelIds].sort(),
      ]),
    ),
    applications: lines([...application.keys()].map((name) => [name])),
    endpoints: lines([...endpoint.values()].map(({ id, state }) => [id, state])),
  };
}

/** The same, asked of the server by the tests' own client. */
export async function serverPicture(server: Pick<ServerUnderTest, 'rest'>): Promise<Picture> {
  const get = async (path: string): Promise<unknown> => (await server.rest('GET', path)).body;
  const channels = (await get('/channels')) as readonly ChannelValue[];
  const bridges = (await get('/bridges')) as readonly BridgeValue[];
  const applications = (await get('/applications')) as readonly { readonly name: string }[];
  const endpoints = (await get('/endpoints')) as readonly EndpointValue[];
  return {
    channels: lines(channels.map(({ id, name, state }) => [id, name, state])),
    bridges: lines(
      bridges.map(({ id, bridge_type, channels: ids }) => [id, bridge_type, ...[...ids].sort()]),
    ),
    applications: lines(applications.map(({ name }) => [name])),
    endpoints: lines(
      endpoints.map(({ technology, resource, state }) => [`${technology}/${resource}`, state]),
    ),
  };
}
