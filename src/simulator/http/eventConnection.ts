import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import type { Clock } from '../clock';
import type { Applications } from '../exchange/applications';
import type { EventSink } from '../exchange/eventSink';
import type { SimulatorUser } from '../startSimulator';
import type { Api } from './api';
import { FrameQueue } from './frameQueue';
import { RestOverSocket } from './restOverSocket';

/** What an events WebSocket needs of the server. */
export interface EventConnectionParts {
  readonly applications: Applications;
  readonly api: Api;
  readonly clock: Clock;
  readonly asteriskId: string;
}

/** Who opened an events WebSocket, and what for. */
export interface EventSubscription {
  readonly user: SimulatorUser;
  /** Names of the applications, at least one. */
  readonly names: readonly string[];
  readonly subscribeAll: boolean;
  /** The `Host` header. */
  readonly host: string | undefined;
}

/** One events WebSocket: serves its applications until it closes. */
export class EventConnection implements EventSink {
  readonly #frames: FrameQueue;

  constructor(
    webSocket: WebSocket,
    socket: Socket,
    parts: EventConnectionParts,
    subscription: EventSubscription,
  ) {
    const { applications, api, clock, asteriskId } = parts;
    const { user, names, subscribeAll, host } = subscription;
    this.#frames = new FrameQueue(
      socket,
      clock,
      (frame) => webSocket.send(frame),
      () => webSocket.terminate(),
    );
    const rest = new RestOverSocket({
      api,
      clock,
      asteriskId,
      user,
      application: names[0] ?? '',
      host,
      sink: this,
    });
    webSocket.on('message', (data: RawData, isBinary: boolean) => {
      // `ws` gives text frames as one Buffer.
      if (!isBinary && Buffer.isBuffer(data)) rest.take(data);
    });
    // A close follows; without a listener the error would end the process.
    webSocket.on('error', () => undefined);
    webSocket.on('close', () => {
      this.#frames.close();
      applications.disconnect(this);
    });
    for (const name of names) applications.connect(name, this, subscribeAll);
  }

  send(frame: string): void {
    this.#frames.send(frame);
  }
}
