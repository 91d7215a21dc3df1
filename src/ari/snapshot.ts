import type { RestClient } from './restClient';
import type {
  Application,
  AsteriskInfo,
  Bridge,
  Channel,
  DeviceState,
  Endpoint,
} from './generated/resources';

/** What a server knows at one moment. */
export interface ServerSnapshot {
  readonly channels: readonly Channel[];
  readonly bridges: readonly Bridge[];
  readonly applications: readonly Application[];
  readonly endpoints: readonly Endpoint[];
  readonly deviceStates: readonly DeviceState[];
  readonly info: AsteriskInfo;
}

export declare function takeSnapshot(rest: RestClient, signal?: AbortSignal): Promise<ServerSnapshot>;
