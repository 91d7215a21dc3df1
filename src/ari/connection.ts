import type { ConnectionState } from '../shared/connectionState';
import type { EventFrame } from './eventFrame';
import type { RestClient } from './restClient';
import type { ServerAddress } from './serverAddress';

/** The owner of an {@link AriConnection}: told what happens, asked to synchronise. */
export interface ConnectionHandler {
  stateChanged(state: ConnectionState): void;
  /** Every frame, in order, from the moment the socket is open; also while synchronising. */
  frame(frame: EventFrame): void;
  /**
   * Called after the socket has opened: take the snapshot, and replay the frames buffered meanwhile.
   * A rejection drops the socket and tries again later.
   */
  synchronise(signal: AbortSignal): Promise<void>;
  /** Called before {@link synchronise} on a reconnect: events in [from, to] (ms since 1970) are lost. */
  gap(from: number, to: number, reason: string): void;
}

export interface AriConnectionOptions {
  readonly rest: RestClient;
  readonly address: ServerAddress;
  readonly user: string;
  readonly password: string;
  readonly ca?: string;
  /** Stasis applications that this connection registers, one at least. */
  readonly applications: readonly string[];
  readonly subscribeAll: boolean;
  readonly handler: ConnectionHandler;
  readonly backoff?: { readonly initialDelay: number; readonly maxDelay: number };
}

export declare class AriConnection {
  constructor(options: AriConnectionOptions);
  readonly state: ConnectionState;
  connect(): void;
  takeOver(): void;
  close(): Promise<void>;
}
