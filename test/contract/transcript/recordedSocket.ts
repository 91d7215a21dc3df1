import WebSocket from 'ws';
import type { ServerUnderTest } from '../../support/server/serverUnderTest';
import { waitFor } from '../../support/waitFor';
import type { Event } from './renderEvent';

/** How a scenario connects its WebSocket. */
export interface SocketOptions {
  readonly subscribeAll?: boolean;
  /** Name in the transcript; that of the application unless told. */
  readonly name?: string;
  readonly user?: string;
  readonly password?: string;
}

/** Name of the user events that only show how far the stream of events has come. */
const MARK = 'scenario-mark';

/** Milliseconds that a scenario waits for anything. */
export const PATIENCE = 8_000;

/** An application's WebSocket of which everything is kept. */
export class RecordedSocket {
  readonly name: string;
  readonly #events: Event[] = [];
  readonly #socket: WebSocket;
  #opened: 'connecting' | 'open' | 'refused' | 'closed' = 'connecting';
  #refusal = '';
  #marks = 0;

  constructor(
    private readonly server: ServerUnderTest,
    readonly application: string,
    options: SocketOptions = {},
  ) {
    this.name = options.name ?? application;
    const url = new URL(`${server.url.replace('http', 'ws')}/ari/events`);
    url.searchParams.set('app', application);
    if (options.subscribeAll) url.searchParams.set('subscribeAll', 'true');
    const auth = `${options.user ?? server.user}:${options.password ?? server.password}`;
    this.#socket = new WebSocket(url, { auth });
    this.#socket.on('message', (data: Buffer) => this.#events.push(JSON.parse(data.toString()) as Event));
    this.#socket.on('open', () => (this.#opened = 'open'));
    this.#socket.on('close', () => (this.#opened = 'closed'));
    this.#socket.on('error', () => undefined);
    this.#socket.on('unexpected-response', (_request, response) => {
      this.#refusal = `refused with ${String(response.statusCode)}`;
      this.#opened = 'refused';
      response.resume();
      this.#socket.terminate();
    });
  }

  /** The events without the marks of `settle`. */
  get events(): readonly Event[] {
    return this.#events.filter(({ eventname }) => eventname !== MARK);
  }

  /** Waits until the server has accepted or refused, and says which. */
  async opened(): Promise<string> {
    await waitFor('the WebSocket', () => this.#opened !== 'connecting', {
      timeoutMs: PATIENCE,
      intervalMs: 5,
    });
    return this.#refusal === '' ? this.#opened : this.#refusal;
  }

  /** Sends a text frame, or bytes as a binary one. */
  send(frame: string | Buffer): void {
    this.#socket.send(frame);
  }

  /** Waits for the `count`th event of a type that matches, and returns it. */
  until(type: string, matches: (event: Event) => boolean = () => true, count = 1): Promise<Event> {
    return waitFor(
      `${this.name}: ${type} ${String(matches)} (${String(count)})`,
      () => this.#events.filter((event) => event.type === type && matches(event))[count - 1],
      { timeoutMs: PATIENCE, intervalMs: 5 },
    );
  }

  /** Waits until everything that the server has published so far for this application is here. */
  async settle(): Promise<void> {
    const count = (this.#marks += 1);
    const query = { application: this.application };
    const { status } = await this.server.rest('POST', `/events/user/${MARK}`, query);
    if (status !== 204) throw new Error(`no mark for ${this.application}: ${String(status)}`);
    await this.until('ChannelUserevent', ({ eventname }) => eventname === MARK, count);
  }

  /** Closes it as a polite client does, or drops it as a killed one; waits until that is done. */
  async end(how: 'close' | 'kill' = 'kill'): Promise<void> {
    if (how === 'close') this.#socket.close(1000);
    else this.#socket.terminate();
    await waitFor('the socket to be closed', () => this.#socket.readyState === WebSocket.CLOSED, {
      timeoutMs: PATIENCE,
      intervalMs: 5,
    });
  }
}
