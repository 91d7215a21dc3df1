import type { ContactInfo } from '../../../ari/generated/resources';
import type { Applications } from '../applications';
import type { DeviceStates } from '../deviceStates';
import type { SimulatedChannel } from '../simulatedChannel';
import { SimulatedEndpoint, type EndpointStart } from './simulatedEndpoint';

/** The PJSIP endpoints, and what is told when one of them changes. */
export class Endpoints {
  readonly #byResource: ReadonlyMap<string, SimulatedEndpoint>;

  constructor(
    starts: readonly EndpointStart[],
    private readonly applications: Applications,
    private readonly deviceStates: DeviceStates,
  ) {
    this.#byResource = new Map(starts.map((start) => [start.resource, new SimulatedEndpoint(start)]));
    deviceStates.provide('PJSIP', (resource) => this.#byResource.get(resource)?.deviceState);
  }

  /** Technology in any case; `PJSIP` is the only one with endpoints. */
  get(technology: string, resource: string): SimulatedEndpoint | undefined {
    return technology.toUpperCase() === 'PJSIP' ? this.#byResource.get(resource) : undefined;
  }

  all(): readonly SimulatedEndpoint[] {
    return [...this.#byResource.values()];
  }

  /** The endpoint that a channel belongs to. */
  of(channel: SimulatedChannel): SimulatedEndpoint | undefined {
    if (channel.endpoint === undefined) return undefined;
    return this.#byResource.get(channel.endpoint.slice('PJSIP/'.length));
  }

  /** EndpointStateChange, to those subscribed to this endpoint or to those of its technology only. */
  addChannel(endpoint: SimulatedEndpoint, channel: SimulatedChannel): void {
    endpoint.channels.add(channel);
    this.#publishState(endpoint);
  }

  /** EndpointStateChange, as for a channel that comes. */
  removeChannel(endpoint: SimulatedEndpoint, channel: SimulatedChannel): void {
    endpoint.channels.delete(channel);
    this.#publishState(endpoint);
  }

  /** DeviceStateChanged, if the endpoint's device state is another one than was last told. */
  announce(endpoint: SimulatedEndpoint): void {
    const state = endpoint.deviceState;
    if (endpoint.announced === state) return;
    endpoint.announced = state;
    this.deviceStates.announce(endpoint.name);
  }

  /**
   * Registers an endpoint's phone or takes it away: PeerStatusChange, ContactStatusChange and
   * DeviceStateChanged, in the order of a real server.
   */
  setOnline(endpoint: SimulatedEndpoint, isOnline: boolean): void {
    if ((endpoint.state === 'online') === isOnline) return;
    endpoint.state = isOnline ? 'online' : 'offline';
    const topics = [{ kind: 'endpoint', id: endpoint.name }] as const;
    const status: ContactInfo['contact_status'] = isOnline ? 'Reachable' : 'Unreachable';
    this.applications.publish(topics, {
      type: 'PeerStatusChange',
      endpoint: endpoint.toJson(),
      peer: { peer_status: status },
    });
    this.applications.publish(topics, {
      type: 'ContactStatusChange',
      endpoint: endpoint.toJson(),
      contact_info: {
        uri: endpoint.contactUri,
        contact_status: status,
        aor: endpoint.resource,
        roundtrip_usec: isOnline ? '1000' : '0',
      },
    });
    this.announce(endpoint);
  }

  #publishState(endpoint: SimulatedEndpoint): void {
    this.applications.publish([{ kind: 'endpoint', id: endpoint.name, isSingle: true }], {
      type: 'EndpointStateChange',
      endpoint: endpoint.toJson(),
    });
  }
}
